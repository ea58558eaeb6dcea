/** Style and script of the HTML report. Colours keep a contrast of at least 4.5:1; print shows the paper alone. */
export const HTML_STYLE = `
:root{--ink:#111;--paper:#fff;--desk:#e9ecef;--link:#0b4a8f;--soft:#eef4fb;--line:#c4ccd4;--muted:#4a5560}
*{box-sizing:border-box}
body{margin:0;background:var(--desk);color:var(--ink);font:14pt/1.35 "Times New Roman",Tinos,"Liberation Serif",serif}
.skip{position:absolute;left:-999em}.skip:focus{left:1em;top:1em;background:#fff;padding:.5em;z-index:5}
.desk{display:grid;grid-template-columns:minmax(0,1fr) 22rem;gap:1.5rem;align-items:start;padding:1.5rem}
.paper{background:var(--paper);width:210mm;max-width:100%;margin:0 auto 1.5rem;padding:20mm 15mm 20mm 30mm;box-shadow:0 1px 6px #0003}
.paper.wide{width:297mm}
.letterhead{display:grid;grid-template-columns:minmax(0,1fr) auto;text-align:center;gap:.3rem 1rem}
.letterhead p,.title p,.annex-title p{margin:0}
.ruled::after{content:"";display:block;border-bottom:1px solid;margin:.15rem auto 0;width:40%}
.motto::after{width:61%}.upper{font-weight:bold;font-size:13pt}.motto{font-weight:bold}.letterhead .nowrap{white-space:nowrap}.superior{font-size:13pt}
.number{font-size:13pt}.place{font-style:italic}
.title{text-align:center;margin:1.5rem 0 1rem}.title h1,.title p{font-size:14pt;font-weight:bold;margin:0}.title p::after{width:33%}
.to{width:max-content;max-width:100%;margin:0 auto 1rem}.to ul{list-style:none;margin:0 0 0 4.5rem;padding:0}
.paper h2,.paper h3,.paper h4,.paper h5{font-size:14pt;margin:.8rem 0 .5rem;text-indent:12.7mm;text-align:justify}
.paper .level3{font-style:italic}.paper .level4{font-weight:normal}
.text{margin:0 0 6pt;text-align:justify;text-indent:12.7mm}
.fig{font:inherit;color:var(--link);background:none;border:0;border-bottom:1px dotted var(--link);padding:0;margin:0;cursor:pointer;text-indent:0}
.fig:hover,.fig:focus-visible,:target.fig{background:var(--soft);outline:2px solid var(--link);outline-offset:1px}
.scroll{overflow-x:auto}
table.data{border-collapse:collapse;width:100%;font-size:12pt;line-height:1.2}
table.data th,table.data td{border:1px solid #000;padding:1pt 1mm;vertical-align:middle}
table.data thead{display:table-header-group}table.data tr{break-inside:avoid}
.left{text-align:left}.right{text-align:right;white-space:nowrap}.center{text-align:center}
tr.strong td{font-weight:bold}
.sign{display:grid;grid-template-columns:1fr 1fr;margin-top:1rem;break-inside:avoid}
.sign .who{text-align:center;font-weight:bold}.sign p{margin:0}.sign .name{margin-top:5rem}
.recipients strong{font-size:12pt;font-style:italic}.recipients ul{list-style:none;margin:0;padding:0;font-size:11pt}
.notes{border-top:1px solid #000;width:100%;margin-top:1.5rem;padding-top:.3rem;font-size:11pt}
.notes ol{margin:0;padding-left:1.6em}
sup a{color:var(--link)}
.annex-title{text-align:center}.annex-title h2{text-indent:0;text-align:center;font-size:14pt;margin:0}.annex-title em{font-weight:normal}
.unit{text-align:right;font-style:italic;font-size:12pt;margin:.4rem 0}
aside{position:sticky;top:1.5rem;max-height:calc(100vh - 3rem);overflow:auto;background:#fff;padding:1rem;font:15px/1.45 system-ui,sans-serif;box-shadow:0 1px 6px #0003}
aside h2{font-size:1.1rem;margin:0 0 .5rem}aside input{width:100%;font:inherit;padding:.5rem;border:1px solid #6b7680;border-radius:4px}
aside ol{list-style:none;margin:.5rem 0 0;padding:0}aside li{padding:.45rem 0;border-top:1px solid var(--line)}
aside .value{font-weight:bold;font-variant-numeric:tabular-nums}aside .label{display:block}aside a{color:var(--link);margin-right:.6em;display:inline-block;min-height:24px}
aside .count,.pop .muted{color:var(--muted)}
[popover]:not(:popover-open){display:none}
.pop{border:1px solid #6b7680;border-radius:6px;max-width:min(46rem,94vw);max-height:84vh;overflow:auto;padding:1.2rem;font:15px/1.45 system-ui,sans-serif;box-shadow:0 8px 40px #0005}
.pop::backdrop{background:#0003}.pop h2{margin:0 2.5rem .5rem 0;font-size:1.1rem}
.pop table{border-collapse:collapse;width:100%;margin-top:.6rem}.pop th,.pop td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
.pop code{font-size:.9em;overflow-wrap:anywhere}.pop .close{position:absolute;right:.8rem;top:.8rem;font:inherit;padding:.3rem .7rem;cursor:pointer}
@media (max-width:76rem){.desk{grid-template-columns:minmax(0,1fr);padding:0}.paper{padding:8mm}aside{position:static;max-height:none;order:2}}
@page{size:A4;margin:20mm 15mm 20mm 30mm}@page wide{size:A4 landscape}
@media print{body{background:none}.desk{display:block;padding:0}aside,.pop,.skip{display:none!important}.paper{width:auto!important;padding:0;margin:0;box-shadow:none}
.annex{break-before:page}.annex.wide{page:wide}.fig,sup a{color:inherit!important;border:0;outline:0!important;background:none!important;text-decoration:none}.scroll{overflow:visible}}
`.trim();

/** The panel of provenance, and search of the list of figures: letters with and without Vietnamese marks are the same. */
export const HTML_SCRIPT = `
(function(){
  var data=JSON.parse(document.getElementById('du-lieu-nguon').textContent),byId=function(id){return document.getElementById(id);};
  document.addEventListener('click',function(event){
    var button=event.target.closest?event.target.closest('.fig'):null;
    if(!button)return;
    var figure=data.figures[Number(button.getAttribute('data-so'))],body=byId('bang-nguon').tBodies[0];
    byId('ten-nguon').textContent=figure[0];byId('gia-tri-nguon').textContent=figure[1];byId('ngay-nguon').textContent=figure[2];byId('truy-van-nguon').textContent=figure[3];
    byId('khong-nguon').hidden=figure[4].length>0;byId('bang-nguon').hidden=figure[4].length===0;
    body.textContent='';
    figure[4].forEach(function(number){
      var row=body.insertRow();
      data.rows[number].forEach(function(text){row.insertCell().textContent=text;});
    });
  },true);
  var box=document.getElementById('search'),count=document.getElementById('count');
  if(!box)return;
  var fold=function(t){return t.normalize('NFD').replace(/[\\u0300-\\u036f]/g,'').replace(/[\\u0111\\u0110]/g,'d').toLowerCase();};
  var items=Array.prototype.slice.call(document.querySelectorAll('#figures li')).map(function(li){return [li,fold(li.textContent)];});
  box.addEventListener('input',function(){
    var q=fold(box.value.trim()),n=0;
    items.forEach(function(p){var show=p[1].indexOf(q)>=0;p[0].hidden=!show;if(show)n++;});
    count.textContent=n+' / '+items.length+' số liệu';
  });
})();
`.trim();
