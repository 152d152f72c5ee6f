// Lets a person in: posts what they typed, and says what was wrong with it.
(() => {
  'use strict';

  const form = document.getElementById('entrar');
  const words = form.dataset;
  const button = form.querySelector('button');
  const root = document.body.dataset.base.replace(/\/consola$/, '');

  function say(text) {
    document.getElementById('aviso').textContent = text;
  }

  function refusal(answer) {
    if (answer.status === 429) {
      const minutes = Math.ceil(Number(answer.headers.get('Retry-After')) / 60);
      return words.espera.replace('{minutos}', minutes);
    }
    return answer.status === 401 || answer.status === 422 ? words.mal : words.fallo;
  }

  async function enter() {
    const answer = await fetch(`${root}/api/v1/sesion`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ usuario: form.usuario.value.trim(), clave: form.clave.value }),
    });
    if (answer.ok) {
      location.replace(words.siguiente);
      return;
    }
    say(refusal(answer));
    form.clave.select();
  }

  // Over plain HTTP a browser would take the cookie of the session and never show it.
  if (!window.isSecureContext) {
    say(words.inseguro);
    button.disabled = true;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    say('');
    button.disabled = true;
    try {
      await enter();
    } catch {
      say(words.fallo);
    }
    button.disabled = false;
  });
})();
