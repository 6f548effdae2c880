// A stream of server-sent events that reconnects by itself, with a state for the page.
//
// connecting → live → lost → live …; the server sends "end" before it stops: ended → live after its restart.

const SILENCE = 15_000;
const AGAIN = 3_000;

export class Stream {
  #handlers;
  #onState;
  #watched;
  #url = null;
  #source = null;
  #timer = 0;
  #silence = 0;
  #state = '';
  #finishing = false;

  /**
   * handlers: event name → function of the parsed data. onState: function of the state and the time since which it holds.
   * watched: whether a stream that says nothing for 15 s counts as lost.
   */
  constructor(handlers, onState, watched) {
    this.#handlers = handlers;
    this.#onState = onState;
    this.#watched = watched;
  }

  /** Connects to this URL instead of the previous one. */
  open(url) {
    this.#url = url;
    this.#finishing = false;
    this.#tell('connecting');
    this.#connect();
  }

  get isOpen() {
    return this.#url !== null;
  }

  /**
   * Takes the last updates of the server without showing the state of the connection; it is not reconnected at its end.
   */
  finish() {
    this.#finishing = true;
  }

  close() {
    this.#url = null;
    this.#drop();
  }

  #connect() {
    this.#drop();
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener('open', () => this.#alive());
    source.addEventListener('error', () => this.#failed());
    source.addEventListener('end', () => this.#ended());
    for (const [name, handle] of Object.entries(this.#handlers)) {
      source.addEventListener(name, (event) => {
        this.#alive();
        handle(JSON.parse(event.data));
      });
    }
  }

  #alive() {
    this.#tell('live');
    clearTimeout(this.#silence);
    if (this.#watched) {
      this.#silence = setTimeout(() => this.#failed(), SILENCE);
    }
  }

  #ended() {
    this.#tell('ended');
    this.#later();
  }

  #failed() {
    if (this.#state !== 'ended') {
      this.#tell('lost');
    }
    this.#later();
  }

  #later() {
    if (this.#finishing) {
      this.close();
      return;
    }
    this.#drop();
    this.#timer = setTimeout(() => this.#connect(), AGAIN);
  }

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = null;
  }

  #tell(state) {
    if (state !== this.#state && !this.#finishing) {
      this.#state = state;
      this.#onState(state, Date.now());
    }
  }
}
