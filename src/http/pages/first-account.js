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
    message.textContent = 'Đã lập tài khoản. Đăng nhập bằng POST /api/session (xem /api/docs).';
    form.querySelector('[name=password]').value = '';
  } catch (error) {
    message.className = 'error';
    message.textContent = error.message || 'Không gửi được; kiểm tra mạng rồi làm lại.';
    button.disabled = false;
  }
});
