import { part } from '../part.js';

/** Whether what only members need is on its way, or does not come. The button stays where it is while it tries again. */
export const DoorState = part<object, { hasTried: boolean }>(
  ({ door, say, select, local: { hasTried }, set }) => {
    const state = select((value) => value.door);
    const isLoading = state === 'loading';
    const tryAgain = (): void => {
      set({ hasTried: true });
      void door.open();
    };
    return (
      state && (
        <div class="bar">
          <p role={isLoading ? 'status' : 'alert'}>{say(state)}</p>
          {(hasTried || !isLoading) && (
            <button part="button" aria-busy={isLoading} onClick={tryAgain}>
              {say('again')}
            </button>
          )}
        </div>
      )
    );
  },
  () => ({ hasTried: false }),
);
