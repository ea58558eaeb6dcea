const file = document.getElementById('file');
const message = document.getElementById('message');
const result = document.getElementById('result');
const list = document.getElementById('findings');
const page = document.getElementById('page');
const NAMES = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi chú' };

async function ask(chosen, format) {
  const response = await fetch(`/api/audit?name=${encodeURIComponent(chosen.name)}&format=${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: chosen,
  });
  if (!response.ok) throw new Error((await response.json()).detail);
  return response;
}

file.addEventListener('change', async () => {
  const chosen = file.files[0];
  if (!chosen) return;
  result.hidden = true;
  message.className = '';
  message.textContent = 'Đang rà soát…';
  try {
    const { summary, findings } = await (await ask(chosen, 'json')).json();
    document.getElementById('summary').textContent = `${summary.errors} lỗi, ${summary.warnings} cảnh báo, ${summary.notes} ghi chú`;
    list.replaceChildren(
      ...findings.map((finding) => {
        const item = document.createElement('li');
        const severity = document.createElement('span');
        severity.className = 'severity';
        severity.textContent = `${NAMES[finding.severity]}: `;
        item.append(severity, finding.message);
        return item;
      }),
    );
    URL.revokeObjectURL(page.href);
    page.href = URL.createObjectURL(await (await ask(chosen, 'html')).blob());
    page.download = `${chosen.name}-ra-soat.html`;
    message.textContent = findings.length === 0 ? 'Không thấy điểm nào sai.' : '';
    result.hidden = false;
  } catch (error) {
    message.className = 'error';
    message.textContent = error.message || 'Không gửi được; kiểm tra mạng rồi làm lại.';
  }
});
