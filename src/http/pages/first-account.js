// The secret stands after "#": it is never sent as part of an address, so no log keeps it.
const form = document.getElementById('form');
const message = document.getElementById('message');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  message.className = '';
  message.textContent = 'Đang lập…';
  const { name, email, password } = Object.fromEntries(new FormData(form));
  try {
    const response = await fetch('/api/first-account', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ link: location.hash.slice(1), name, email, password }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.detail);
    // A server may run without the application (MTQG_WEB=off).
    const { ok: hasApplication } = await fetch('/viec-cua-toi', { method: 'HEAD' });
    const link = document.createElement('a');
    link.href = hasApplication ? '/viec-cua-toi' : '/api/docs';
    link.textContent = hasApplication ? 'Mở ứng dụng và đăng nhập' : 'Đăng nhập bằng POST /api/session (tài liệu API)';
    message.replaceChildren('Đã lập tài khoản. ', link);
    form.querySelector('[name=password]').value = '';
  } catch (error) {
    message.className = 'error';
    message.textContent = error.message || 'Không gửi được; kiểm tra mạng rồi làm lại.';
    button.disabled = false;
  }
});
