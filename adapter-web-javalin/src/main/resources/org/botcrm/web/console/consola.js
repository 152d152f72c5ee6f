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
    if (!form) return;
    if (byId('plantilla')) bindPicker(form);
    else if (byId('texto')) bindText(form, byId('texto'));
  }

  function bindText(form, text) {
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
      write(text);
    });
  }

  // --- While the window is closed: templates --------------------------------------------------

  const PLACE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;
  const chosen = () => byId('plantilla').selectedOptions[0].dataset;
  const filling = () => [...document.querySelectorAll('#lugares input')];

  function sample() {
    const values = Object.fromEntries(filling().map((field) => [field.name, field.value]));
    return chosen().texto.replace(PLACE, (place, name) => values[name] || place);
  }

  function showPlaces() {
    const box = byId('lugares');
    box.replaceChildren(...chosen().lugares.split(' ').filter(Boolean).map((name) => {
      const label = document.createElement('label');
      const field = document.createElement('input');
      field.name = name;
      field.required = true;
      label.append(`${box.dataset.nombre} ${name}`, field);
      return label;
    }));
    byId('muestra').textContent = sample();
  }

  function bindPicker(form) {
    byId('plantilla').addEventListener('change', showPlaces);
    byId('lugares').addEventListener('input', () => { byId('muestra').textContent = sample(); });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const named = chosen().conNombre === 'true';
      post(sample(), {
        tipo: 'plantilla',
        plantilla: {
          nombre: byId('plantilla').value,
          idioma: chosen().idioma,
          parametros: filling().map((field) => (
            named ? { nombre: field.name, texto: field.value } : { texto: field.value })),
        },
      }, () => {});
    });
    showPlaces();
  }

  // --- Sending --------------------------------------------------------------------------------

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

  // A message whose answer was lost keeps its key, so that to send it again sends it once.
  const keys = new Map();

  function keyOf(message) {
    const key = keys.get(message) ?? crypto.randomUUID();
    keys.set(message, key);
    return key;
  }

  async function post(shown, content, failed) {
    const chat = openChat();
    const message = JSON.stringify(content);
    const bubble = bubbleOf(shown);
    byId('mensajes').append(bubble);
    byId('mensajes').scrollTop = byId('mensajes').scrollHeight;
    byId('aviso').textContent = '';
    try {
      const answer = await fetch(`${root}/api/v1/chats/${chat}/mensajes`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': keyOf(chat + message) },
        body: message,
      });
      if (answer.status < 500) keys.delete(chat + message);
      if (!answer.ok) throw new Error((await answer.json()).detail);
      sessionStorage.removeItem(draftKey());
    } catch (failure) {
      bubble.remove();
      byId('aviso').textContent = failure.message || byId('escribir').dataset.fallo;
      failed();
    }
    refresh(true, true);
  }

  function write(field) {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    // What was written is given back, unless the next message has been begun.
    post(text, { tipo: 'texto', texto: text }, () => {
      if (field.value === '') field.value = text;
    });
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
