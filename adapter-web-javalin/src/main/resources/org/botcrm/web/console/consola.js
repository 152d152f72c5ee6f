// The inbox in the browser: keeps what is shown up to date, sends what is written, and makes all of
// it reachable without a mouse. Data comes as HTML from the server; nothing is built of it here.
(() => {
  'use strict';

  const body = document.body;
  const base = body.dataset.base;
  const root = base.replace(/\/consola$/, '');
  const byId = (id) => document.getElementById(id);
  const fire = (name) => body.dispatchEvent(new CustomEvent(name));
  const openChat = () => byId('mensajes')?.dataset.chat;

  // --- What changed on the server -------------------------------------------------------------

  const REFRESH_MS = 250;
  const FEED_KINDS = [
    'mensaje_recibido', 'mensaje_saliente', 'mensaje_atendido', 'estado_envio', 'archivo',
    'chat_nuevo', 'chat_unido', 'consentimiento', 'confianza', 'solicitud_abierta',
    'solicitud_resuelta', 'pago_reportado', 'pago_revisado', 'promesa_pago', 'toma', 'nota',
  ];
  const stale = { list: false, chat: false };
  let timer = 0;

  // Many events in a moment make one fetch of each part.
  function refresh(list, chat) {
    stale.list ||= list;
    stale.chat ||= chat;
    if (timer === 0 && (stale.list || stale.chat)) {
      timer = setTimeout(() => {
        timer = 0;
        const { list: l, chat: c } = stale;
        stale.list = stale.chat = false;
        if (l) fire('bot:cambio');
        if (c) fire('bot:chat');
      }, REFRESH_MS);
    }
  }

  function follow() {
    const source = new EventSource(`${root}/api/v1/eventos/flujo`);
    source.addEventListener('open', () => {
      byId('conexion').hidden = true;
      // Whatever happened while nobody listened.
      refresh(true, true);
    });
    source.addEventListener('error', () => {
      byId('conexion').hidden = false;
      if (source.readyState === EventSource.CLOSED) setTimeout(follow, 5000);
    });
    source.addEventListener('reinicio', () => refresh(true, true));
    for (const kind of FEED_KINDS) {
      source.addEventListener(kind, (event) => {
        const change = JSON.parse(event.data);
        refresh(true, String(change.chat_id) === openChat());
        if (kind === 'mensaje_recibido') announce(change);
      });
    }
  }

  // --- The thread stays where the reader is ---------------------------------------------------

  const NEAR_END = 80;
  let atEnd = true;

  function watchEnd() {
    const box = byId('mensajes');
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    box.addEventListener('scroll', () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    });
  }

  body.addEventListener('htmx:afterSwap', (event) => {
    if (event.target.id === 'mensajes' && atEnd) {
      event.target.scrollTop = event.target.scrollHeight;
    }
    if (event.target.id === 'redactor') bindComposer();
    if (event.target.id === 'chats') markOpen();
  });

  // What is being written must not vanish because the window of the chat changed its colour.
  body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.target.id !== 'redactor') return;
    const fresh = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    const old = byId('escribir');
    if (old && Boolean(old.querySelector('textarea')) === Boolean(fresh.querySelector('textarea'))) {
      old.querySelector('.estado-ventana')
        .replaceWith(fresh.querySelector('.estado-ventana'));
      event.detail.shouldSwap = false;
    }
  });

  function markOpen() {
    const row = byId(`chat-${openChat()}`);
    if (row) {
      row.setAttribute('aria-selected', 'true');
      row.tabIndex = 0;
    } else {
      const first = document.querySelector('[role=option]');
      if (first) first.tabIndex = 0;
    }
  }

  // --- Writing --------------------------------------------------------------------------------

  const draftKey = () => `borrador-${openChat()}`;

  function bindComposer() {
    const form = byId('escribir');
    const text = byId('texto');
    if (!form || !text) return;
    text.value = sessionStorage.getItem(draftKey()) ?? text.value;
    text.addEventListener('input', () => sessionStorage.setItem(draftKey(), text.value));
    text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(text);
    });
  }

  function bubbleOf(text) {
    const bubble = document.createElement('article');
    bubble.className = 'burbuja nuestra de-agente enviando';
    const line = document.createElement('p');
    line.className = 'texto';
    line.dir = 'auto';
    line.textContent = text;
    const foot = document.createElement('p');
    foot.className = 'pie';
    foot.textContent = '🕓';
    bubble.append(line, foot);
    return bubble;
  }

  async function send(field) {
    const text = field.value.trim();
    if (text === '') return;
    const chat = openChat();
    const bubble = bubbleOf(text);
    byId('mensajes').append(bubble);
    byId('mensajes').scrollTop = byId('mensajes').scrollHeight;
    byId('aviso').textContent = '';
    field.value = '';
    try {
      const answer = await fetch(`${root}/api/v1/chats/${chat}/mensajes`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ tipo: 'text', texto: text }),
      });
      if (!answer.ok) throw new Error((await answer.json()).detail);
      sessionStorage.removeItem(draftKey());
    } catch (failure) {
      bubble.remove();
      // What was written is given back, unless the next message has been begun.
      if (field.value === '') field.value = text;
      byId('aviso').textContent = failure.message || byId('escribir').dataset.fallo;
    }
    refresh(true, true);
  }

  // --- Told when nobody looks -----------------------------------------------------------------

  const title = document.title;
  let unseen = 0;

  function announce() {
    if (document.visibilityState === 'visible') return;
    unseen += 1;
    document.title = `(${unseen}) ${title}`;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      unseen = 0;
      document.title = title;
    }
  });

  // --- Without a mouse ------------------------------------------------------------------------

  function move(step) {
    const rows = [...document.querySelectorAll('[role=option]')];
    if (rows.length === 0) return;
    const at = rows.findIndex((row) => row === document.activeElement);
    const from = at >= 0 ? at : rows.findIndex((row) => row.ariaSelected === 'true');
    const next = rows[Math.min(Math.max(from + step, 0), rows.length - 1)];
    rows.forEach((row) => { row.tabIndex = row === next ? 0 : -1; });
    next.focus();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest('input, textarea, select');
    if (event.key === 'Escape' && typing) {
      typing.blur();
      byId('mensajes')?.focus();
    } else if (!typing) {
      const inList = event.target.closest('[role=listbox]');
      if (event.key === 'j' || (inList && event.key === 'ArrowDown')) move(1);
      else if (event.key === 'k' || (inList && event.key === 'ArrowUp')) move(-1);
      else if (event.key === 'r') byId('texto')?.focus();
      else return;
      event.preventDefault();
    }
  });

  watchEnd();
  bindComposer();
  markOpen();
  follow();
})();
