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
      if (source.readyState === EventSource.CLOSED) setTimeout(followAgain, 5000);
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

  // A stream does not tell why it was refused.
  async function followAgain() {
    const session = await fetch(`${root}/api/v1/sesion`).catch(() => null);
    if (session?.status === 401) location.reload();
    else follow();
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

  function stayAtEnd() {
    const box = byId('mensajes');
    if (atEnd) box.scrollTop = box.scrollHeight;
  }

  // What is shown stays: who reads further up, has something open or listens to a recording goes on
  // with it, and a screen reader reads out nothing but what is new.
  body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.target.id !== 'mensajes') return;
    const text = event.detail.xhr.responseText;
    const parts = [...new DOMParser().parseFromString(text, 'text/html').body.children]
      .filter((part) => part.id);
    // Otherwise there were more new ones than a page holds, and all of it is shown anew.
    if (parts.some((part) => part.matches('.burbuja') && byId(part.id))) {
      event.detail.shouldSwap = false;
      merge(event.target, parts);
    }
  });

  function merge(box, parts) {
    box.querySelectorAll('.enviando[data-enviado]').forEach((bubble) => bubble.remove());
    parts.forEach((part, at) => {
      const shown = byId(part.id);
      if (shown) {
        update(shown, part);
      } else {
        const later = parts.slice(at + 1).map((other) => byId(other.id)).find(Boolean);
        box.insertBefore(part, later ?? box.querySelector('.enviando'));
        htmx.process(part);
      }
    });
    stayAtEnd();
  }

  function update(shown, part) {
    if (part.matches('.dia')) {
      if (shown.textContent !== part.textContent) shown.replaceChildren(...part.childNodes);
      return;
    }
    for (const name of ['.archivo', '.pie', '.problema']) {
      const old = shown.querySelector(`:scope > ${name}`);
      const fresh = part.querySelector(`:scope > ${name}`);
      if (old?.outerHTML === fresh?.outerHTML) continue;
      if (old && fresh) old.replaceWith(fresh);
      else if (old) old.remove();
      else shown.insertBefore(fresh, name === '.archivo' ? shown.querySelector('.texto') : null);
    }
  }

  // A day whose messages are on two pages has its name on both.
  function dropRepeatedDays() {
    const known = new Set();
    document.querySelectorAll('#mensajes .dia').forEach((day) => {
      if (known.has(day.id)) day.remove();
      known.add(day.id);
    });
  }

  body.addEventListener('htmx:load', (event) => {
    if (event.target.closest?.('#mensajes')) dropRepeatedDays();
  });

  body.addEventListener('htmx:afterSwap', (event) => {
    if (event.target.id === 'mensajes') stayAtEnd();
    if (event.target.matches('.razones')) event.target.dataset.leido = 'true';
    if (event.target.id === 'redactor') bindComposer();
    if (event.target.id === 'chats') markOpen();
  });

  // --- Why the bot said it: read when it is opened ---------------------------------------------

  document.addEventListener('toggle', (event) => {
    const box = event.target.querySelector?.('.razones');
    if (event.target.open && box && !box.dataset.leido) {
      event.target.dispatchEvent(new CustomEvent('bot:porque'));
    }
  }, true);

  for (const failure of ['htmx:responseError', 'htmx:sendError']) {
    body.addEventListener(failure, (event) => {
      const box = event.target.querySelector?.(':scope > .razones');
      if (box) box.textContent = box.dataset.fallo;
    });
  }

  // What is being written must not vanish because the window of the chat changed its colour.
  body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.target.id !== 'redactor') return;
    const fresh = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    const old = byId('escribir');
    const kind = (within) => within.querySelector('#texto, #plantilla')?.id;
    if (old && kind(old) === kind(fresh)) {
      const focused = byId('estado').contains(document.activeElement);
      byId('estado').replaceWith(fresh.getElementById('estado'));
      if (focused) document.querySelector('[data-toma]')?.focus();
      event.detail.shouldSwap = false;
      watchTime();
    }
  });

  // The bot's rest and the window end without anything being told.
  let ending = 0;

  function watchTime() {
    clearTimeout(ending);
    const seconds = Number(byId('estado')?.dataset.cambia ?? 0);
    if (seconds > 0) ending = setTimeout(() => fire('bot:ventana'), seconds * 1000);
  }

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
    watchTime();
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

  // A message whose answer was lost keeps its key and what it went with, so that to send it again
  // sends it once.
  const begun = new Map();

  function begin(chat, content) {
    const id = chat + JSON.stringify(content);
    if (!begun.has(id)) {
      const message = JSON.stringify({ ...content, ...seen() });
      begun.set(id, { id, key: crypto.randomUUID(), message });
    }
    return begun.get(id);
  }

  const csrf = document.querySelector('meta[name=csrf]')?.content;

  async function call(path, text, headers = {}) {
    const answer = await fetch(`${root}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json', ...(csrf && { 'X-CSRF-Token': csrf }), ...headers,
      },
      body: text,
    });
    // The session is over; the page that asks to log in leads back, where the draft still is.
    if (answer.status === 401) location.reload();
    return answer;
  }

  // Whoever sends in spite of what somebody else wrote has been told of it.
  let anyway = false;

  // The newest message that is on the page.
  function seen() {
    const shown = [...document.querySelectorAll('#mensajes .burbuja[id^=m-]')].at(-1);
    return shown && !anyway ? { visto_hasta: Number(shown.id.slice(2)) } : {};
  }

  async function post(shown, content, failed) {
    const chat = openChat();
    const { id, key, message } = begin(chat, content);
    const bubble = bubbleOf(shown);
    byId('mensajes').append(bubble);
    byId('mensajes').scrollTop = byId('mensajes').scrollHeight;
    byId('aviso').textContent = '';
    try {
      const answer = await call(`chats/${chat}/mensajes`, message, { 'Idempotency-Key': key });
      if (answer.status < 500) begun.delete(id);
      if (!answer.ok) await refused(answer);
      bubble.dataset.enviado = '';
      sessionStorage.removeItem(draftKey());
    } catch (failure) {
      bubble.remove();
      failed();
      tell(failure);
    }
    refresh(true, true);
  }

  async function refused(answer) {
    const problem = await answer.json();
    const failure = new Error('refused');
    failure.told = problem.detail;
    if (problem.type.endsWith('#ya-respondieron')) {
      failure.told = whoAnswered(problem, Date.parse(answer.headers.get('Date')) || Date.now());
      failure.anyway = true;
    }
    throw failure;
  }

  function whoAnswered(problem, now) {
    const words = byId('escribir').dataset;
    const seconds = Math.max(0, Math.round((now - Date.parse(problem.en)) / 1000));
    const ago = new Intl.RelativeTimeFormat(document.documentElement.lang);
    const unit = seconds < 60 ? 'second' : seconds < 3600 ? 'minute' : 'hour';
    const length = { second: 1, minute: 60, hour: 3600 }[unit];
    const unnamed = problem.autor === 'TELEFONO' ? words.telefono : words.alguien;
    const values = {
      quien: problem.por ?? unnamed,
      cuando: ago.format(-Math.floor(seconds / length), unit),
    };
    return words.ya.replace(/\{(quien|cuando)\}/g, (place, name) => values[name]);
  }

  function tell(failure) {
    const form = byId('escribir');
    // What the browser says of a lost connection is for nobody who reads here.
    byId('aviso').replaceChildren(failure.told ?? form.dataset.fallo);
    if (!failure.anyway) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'secundario';
    button.textContent = form.dataset.igual;
    button.addEventListener('click', () => {
      anyway = true;
      form.requestSubmit();
      anyway = false;
      byId('texto')?.focus();
    });
    byId('aviso').append(' ', button);
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

  // --- Who answers: the bot or a person -------------------------------------------------------

  body.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-toma]');
    if (!button || button.ariaBusy) return;
    // Not disabled, which would take the focus away.
    button.ariaBusy = 'true';
    try {
      const answer = await call(`chats/${openChat()}/${button.dataset.toma}`, '{}');
      if (!answer.ok) await refused(answer);
      byId('aviso').textContent = '';
    } catch (failure) {
      byId('aviso').textContent = failure.told ?? byId('escribir').dataset.falloToma;
      button.ariaBusy = null;
    }
    refresh(true, true);
  });

  // --- Leaving --------------------------------------------------------------------------------

  byId('salir')?.addEventListener('click', async () => {
    // What was begun is not for whoever sits here next.
    sessionStorage.clear();
    await call('sesion/cerrar', '{}').catch(() => null);
    location.reload();
  });

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
      else if (event.key === '/') byId('buscar')?.focus();
      else if (event.key === 't') document.querySelector('[data-toma=tomar]')?.click();
      else if (event.key === 'b') document.querySelector('[data-toma=devolver]')?.click();
      else return;
      event.preventDefault();
    }
  });

  watchEnd();
  bindComposer();
  markOpen();
  follow();
})();
