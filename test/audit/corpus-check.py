import re,sys,os,itertools,datetime
from decimal import Decimal as D, ROUND_HALF_UP, ROUND_FLOOR, getcontext
getcontext().prec=40
OUT='/work/main/test/audit/corpus/'
def num(s):
    s=s.split('@')[0].strip()
    m=s.rstrip('%')
    return D(m.replace('.','').replace(',','.'))
def dec(s):
    s=s.split('@')[0].rstrip('%')
    return len(s.split(',')[1]) if ',' in s else 0
def fmt(v,d,lead=None):
    q=f'{v:.{d}f}'
    i,_,f=q.partition('.')
    neg=i.startswith('-'); i=i.lstrip('-')
    i=re.sub(r'(?<=\d)(?=(\d{3})+$)','.',i)
    return ('-' if neg else '')+i+(','+f if f else '')
def occ(text,form):
    return [m.start() for m in re.finditer(r'(?<!\w)(?<!\d[.,])'+re.escape(form)+r'(?!\w)(?![.,]\d)',text)]
DIG='không một hai ba bốn năm sáu bảy tám chín'.split()
def three(n,full):
    h,t,u=n//100,n//10%10,n%10; o=[]
    if h or full: o+=[DIG[h],'trăm']
    if t==0:
        if u: o+=(['linh'] if (h or full) else [])+[DIG[u]]
    else:
        o+=['mười'] if t==1 else [DIG[t],'mươi']
        if u==1: o.append('mốt' if t>1 else 'một')
        elif u==5: o.append('lăm')
        elif u: o.append(DIG[u])
    return o
def words(n):
    g=[];
    while n: g.append(n%1000); n//=1000
    names=['','nghìn','triệu','tỷ']; o=[]
    for i in range(len(g)-1,-1,-1):
        if g[i]: o+=three(g[i],i<len(g)-1)+([names[i]] if names[i] else [])
    return ' '.join(o)
def quot(kind,p,a,b,k):
    pd=dec(p); P=abs(num(p)); A=num(a); B=num(b)
    ua=D(10)**-dec(a)/2; ub=D(10)**-dec(b)/2
    if kind=='m' and dec(b)==0: ub=D(0)
    f=lambda x,y:{'r':x/y*100,'m':x/y,'pct':(x-y)/y*100}[kind]*k
    v=abs(f(A,B)); q=D(10)**-pd
    r=v.quantize(q,ROUND_HALF_UP); t=v.quantize(q,ROUND_FLOOR)
    if P==r: return 'exact',r
    if kind=='pct':
        vs=[abs(f(x,y)) for x in(A-ua,A+ua) for y in(B-ub,B+ub)]
    else: vs=[abs(f(x,y)) for x in(A-ua,A+ua) for y in(B-ub,B+ub)]
    if min(vs)<=P+q/2 and max(vs)>=P-q/2 : rr=True
    else: rr=False
    if P==t: return 'truncation',t
    if rr: return 'rounding',r
    return 'failed',r
def sumv(T,ps,sg,k):
    t=num(T); s=sum(num(p)*g for p,g in zip(ps,sg))*k
    if t==s: return 'exact',s
    ds=max(dec(x) for x in [T]+ps)
    tol=D(10)**-dec(T)/2+k*sum(D(10)**-dec(x)/2 for x in ps)
    return None,(t,s,tol)
class Doc: pass
def parse(fn):
    raw=open(fn,encoding='utf8').read(); docs=[]
    for ch in re.split(r'(?m)^@@@ ',raw)[1:]:
        head,_,body=ch.partition('\n'); d=Doc(); h=head.split()
        d.name,d.kind,d.state=h[:3]; d.trunc='trunc' in h; d.rounded='sumround' in h
        parts=re.split(r'(?m)^%%%\s*\n',body)
        d.text=parts[0].strip('\n')+'\n'; d.rels=[l for l in parts[1].splitlines() if l.strip()]
        d.defs=[l for l in (parts[2].splitlines() if len(parts)>2 else []) if l.strip()]
        docs.append(d)
    return docs
RULE={'diff':'change','pct':'change','times':'change','att':'attainment','avg':'mean','dur':'duration'}
def date(s):
    a=[int(x) for x in s.split('@')[0].split('/')]
    return datetime.date(a[2],a[1],a[0])
def ev(d,rule,figs,k,n):
    """verdict, note"""
    if rule in('sum','table'):
        v,x=sumv(figs[0],figs[1:],[d.sg.get(i+1,1) for i in range(len(figs)-1)],k[0])
        if v: return v,''
        t,s,tol=x
        cnt='c' in k[1]
        if abs(t-s)<=tol and d.rounded and not cnt: return 'rounding',''
        u=max(D(10)**-dec(f) for f in figs)
        if d.trunc and not cnt and t+u>s and t<s+u*(len(figs)-1): return 'truncation','x'
        return 'failed',f'sum {fmt(s,max(dec(f) for f in figs))}'
    if rule=='part': return ('exact','') if num(figs[1])<=num(figs[0]) else ('failed','')
    if rule in('ratio','att'):
        v,r=quot('r',figs[0],figs[1],figs[2],k[0]); return v,fmt(r,dec(figs[0]))
    if rule=='mean':
        v,r=quot('m',figs[0],figs[1],figs[2],k[0]); return v,fmt(r,dec(figs[0]))
    if rule=='avg':
        v=sum(num(f) for f in figs[1:])/(len(figs)-1)
        r=v.quantize(D(10)**-dec(figs[0]),ROUND_HALF_UP); return ('exact' if r==num(figs[0]) else 'failed'),fmt(r,dec(figs[0]))
    if rule=='times':
        v,r=quot('m',figs[0],figs[2],figs[1],k[0]); return v,fmt(r,dec(figs[0]))
    if rule=='pct':
        v,r=quot('pct',figs[0],figs[2],figs[1],k[0]); return v,fmt(r,dec(figs[0]))
    if rule=='diff':
        a=abs(num(figs[2])-num(figs[1]))*k[0]
        if a==abs(num(figs[0])): return 'exact',''
        tol=sum(D(10)**-dec(x)/2 for x in figs)
        if d.rounded and abs(a-abs(num(figs[0])))<=tol: return 'rounding',''
        return 'failed',f'{fmt(a,dec(figs[1]))}'
    if rule=='mention':
        a,b=num(figs[0]),num(figs[1])*k[0]
        if a==b: return 'exact',''
        ta,tb=D(10)**-dec(figs[0])/2,D(10)**-dec(figs[1])/2*k[0]
        if abs(a-b)<=ta+tb and ta!=tb: return 'rounding',''
        return 'failed',''
    if rule=='count':
        return ('exact','') if num(figs[0])==n else ('failed',f'{n}')
    if rule=='product':
        p=k[0]
        for f in figs[1:]: p*=num(f)
        q=D(10)**-dec(figs[0])
        if p.quantize(q,ROUND_HALF_UP)==num(figs[0]): return 'exact',''
        if p.quantize(q,ROUND_FLOOR)==num(figs[0]): return 'truncation',''
        lo=hi=k[0]
        for f in figs[1:]:
            u=D(10)**-dec(f)/2; lo*=num(f)-u; hi*=num(f)+u
        if 'e' not in k[1] and lo-q/2<=num(figs[0])<=hi+q/2: return 'rounding',fmt(p,dec(figs[0]))
        return 'failed',fmt(p,dec(figs[0]))
    if rule=='dur':
        if n is not None: return ('exact','') if num(figs[0])==n else ('failed','')
        a,b=date(figs[1]),date(figs[2]); dd=(b-a).days
        if num(figs[0]) in(dd,dd+1): return 'exact',''
        return 'failed',f'{dd}/{dd+1}'
    if rule=='words':
        w=words(int(num(figs[0])*k[0]))
        return ('exact','') if w in re.sub(r'\s+',' ',d.text.lower()) else ('failed',w)
    raise Exception(rule)
def run(fn,fix):
    bad=0; docs=parse(fn); raw=open(fn,encoding='utf8').read(); stats=[]
    for d in docs:
        text=d.text; out=[]; prev=-1; fixes=[]
        for l in d.rels:
            exp=l.startswith('!'); l0=l; l=l.lstrip('!')
            seg=[x.strip() for x in l.split('|')]
            shape=seg[1] if len(seg)>1 else ''; wh={'f':'footnote','t':'table'}.get(seg[2] if len(seg)>2 else '', 'prose')
            tk=seg[0].split(); rule=tk[0]; k=[D(1),'']; n=None; figs=[]; sg={}
            for t in tk[1:]:
                if t in '=+-*>~/':continue
                if re.fullmatch(r'k[\d.eE-]+',t): k[0]=D(t[1:])
                elif re.fullmatch(r'n\d+',t): n=D(t[1:])
                elif t in('c','e','q'): k[1]+=t
                elif re.fullmatch(r'm\d.*',t): sg[len(figs)]=-1; figs.append(t[1:])
                else: figs.append(t)
            if rule=='table': wh='table'
            # positions
            opts=[]; ok=True
            for f in figs:
                form,_,o=f.partition('@'); ps=occ(text,form)
                if not ps or (o and int(o)>len(ps)): print(f'{d.name}: NOT FOUND {f} in: {l0}'); ok=False; bad+=1; break
                opts.append([ps[int(o)-1]] if o else ps)
            if not ok: continue
            best=None
            combos=1
            for o in opts: combos*=len(o)
            if combos>200000: # narrow to after prev window
                opts=[[p for p in o if abs(p-prev)<900] or o for o in opts]
            for c in itertools.product(*opts):
                if len(set(c))<len(c): continue
                sp=max(c)-min(c); key=(sp+ (0 if min(c)>=prev-400 else 3000), min(c))
                # prefer reading order: earliest after prev
                inv=sum(1 for i in range(1,len(c)-1) if c[i]>c[i+1])
                key=(key[0]+30*inv, key[1] if min(c)>prev-400 else 10**6)
                if best is None or key<best[0]: best=(key,c)
            if best is None: print(f'{d.name}: NO DISTINCT POSITIONS {l0}'); bad+=1; continue
            c=best[1]; prev=min(c); rf=[]
            for f,p in zip(figs,c):
                form=f.split('@')[0]; ps=occ(text,form)
                rf.append(form if len(ps)==1 else f'{form}@{ps.index(p)+1}')
            if max(c)-min(c)>350 and any('@' not in f and len(occ(text,f))>1 for f in figs):
                print(f'{d.name}: far span {max(c)-min(c)} {l0} -> {rf}')
            if '--at' in sys.argv and any('@' in f and len(f.split('@')[0])<=3 for f in figs) or '--ctx' in sys.argv and any('@' not in f and len(f)<=4 and len(occ(text,f))>1 for f in figs): print('   ~',d.name[:2],l0.split('|')[0],'=>',' ‖ '.join(re.sub(r'\s+',' ',text[max(0,p-18):p]+'['+f.split('@')[0]+']'+text[p+len(f.split('@')[0]):p+len(f)+14]) for f,p in zip(rf,c)))
            d.sg=sg; v,note=ev(d,rule,rf,k,n)
            if (v=='failed')!=exp:
                bad+=1; print(f'{d.name}: {"FAILED" if v=="failed" else "NOT FAILED"} {l0} -> {note}')
                if fix and not exp and rule in('ratio','att','pct','mean','times','product') and note:
                    fixes.append((c[0],figs[0].split('@')[0],note))
            elif v=='truncation' and not d.trunc and wh!='x' and not exp:
                print(f'{d.name}: truncation in a rounding document {l0} -> {note}'); bad+=1
                if fix:
                    r={'ratio':('r',1,2),'att':('r',1,2),'mean':('m',1,2),'pct':('pct',2,1),'times':('m',2,1)}.get(rule)
                    if r:
                        A,B=num(rf[r[1]]),num(rf[r[2]])
                        val=abs({'r':A/B*100,'m':A/B,'pct':(A-B)/B*100}[r[0]]*k[0]).quantize(D(10)**-dec(rf[0]),ROUND_HALF_UP)
                        fixes.append((c[0],figs[0].split('@')[0],fmt(val,dec(rf[0]))))
            elif v=='rounding' : print(f'{d.name}: (rounding) {l0} {note}')
            elif d.trunc and 'q' not in k[1] and rule in('ratio','att','pct','mean') and v=='exact':
                # would truncation give another digit?
                kind={'ratio':'r','att':'r','mean':'m','pct':'pct'}[rule]
                A,B=(num(rf[1]),num(rf[2])) if kind!='pct' else (num(rf[2]),num(rf[1]))
                val=abs({'r':A/B*100,'m':A/B,'pct':(A-B)/B*100}[kind]*k[0])
                t=val.quantize(D(10)**-dec(rf[0]),ROUND_FLOOR)
                if t!=abs(num(rf[0])):
                    print(f'{d.name}: rounded in truncating doc {l0} -> {fmt(t,dec(rf[0]))}'); bad+=1
                    if fix: fixes.append((c[0],figs[0].split('@')[0],fmt(t,dec(rf[0]))))
            out.append((RULE.get(rule,rule),rf,v,shape,wh,rule))
        if fixes:
            new=text
            for p,a,b in sorted(set(fixes),reverse=True):
                assert new[p:p+len(a)]==a; new=new[:p]+b+new[p+len(a):]
            raw=raw.replace(text,new)
            # relations: first figure replaced
            for p,a,b in fixes:
                head='@@@ '+d.name+' '
                i=raw.index(head); j=raw.find('\n@@@ ',i); j=len(raw) if j<0 else j
                blk=raw[i:j]; m=blk.index('\n%%%')
                tail=blk[m:]
                tail=re.sub(r'(?m)^((?:ratio|att|pct|mean|times|product) )'+re.escape(a)+r'(@\d+)?(?= )',lambda mm:mm.group(1)+b,tail,count=1)
                raw=raw[:i]+blk[:m]+tail+raw[j:]
                print('  fixed',d.name,a,'->',b)
        # defects
        dy=[]; notes=''
        for l in d.defs:
            if l.startswith('notes:'): notes=l[6:].strip(); continue
            seg=[x.strip() for x in l.split('|')]
            r,s,at=seg[:3]; ex=seg[3] if len(seg)>3 else ''
            form,_,o=at.partition('@'); ps=occ(text,form)
            if not ps or (o and int(o)>len(ps)): print(f'{d.name}: DEFECT NOT FOUND {at}'); bad+=1
            elif len(ps)>1 and not o: print(f'{d.name}: defect ambiguous {at} {len(ps)}'); bad+=1
            dy.append((r,s,at,ex))
        if (d.state=='clean')!=(not dy): print(d.name,'state/defects mismatch'); bad+=1
        q=lambda s:"'"+s.replace("'","''")+"'"
        y=f'kind: {d.kind}\nstate: {d.state}\nrelations:\n'
        for r,f,v,sh,wh,_ in out:
            y+=f'  - rule: {r}\n    figures: [{", ".join(q(x) for x in f)}]\n    verdict: {v}\n    shape: {q(sh)}\n    where: {wh}\n'
        if dy:
            y+='defects:\n'
            for r,s,at,ex in dy:
                y+=f'  - rule: {r}\n    severity: {s}\n    at: {q(at)}\n'+(f'    expected: {q(ex)}\n' if ex else '')
        else: y+='defects: []\n'
        if notes: y+=f'notes: {q(notes)}\n'
        open(OUT+d.name+'.md','w',encoding='utf8').write(text); open(OUT+d.name+'.yaml','w',encoding='utf8').write(y)
        pr=sum(1 for o in out if o[4]!='table'); w=len(text.split())
        print(f'{d.name} {d.state}: rel {len(out)} prose {pr} words {w}'+('' if 250<=w<=470 else '  <<< WORDS')+('' if pr>=10 else ' <<< FEW'))
        # doubled words / quotes heuristics
        for m in re.finditer(r'(?i)\b([^\W\d_]+)\s+\1\b',text):
            print('   doubled:',m.group(0))
        if text.count('“')!=text.count('”'): print('   quotes unbalanced')
        if text.count('(')-text.count(')')!=-len(re.findall(r'(?m)(?:^|\s)[a-zđ]\)',text)): print('   brackets?',text.count('('),text.count(')'))
        for m in re.finditer(r'\b(\d{1,2})[/-](\d{1,2})/(\d{4})\b',text):
            try: datetime.date(int(m[3]),int(m[2]),int(m[1]))
            except ValueError: print('   bad date',m.group(0))
    if fix: open(fn,'w',encoding='utf8').write(raw)
    print('BAD',bad)
if __name__=='__main__':
    fix='--fix' in sys.argv
    for f in sys.argv[1:]:
        if not f.startswith('--'): run(f,fix)
