import { part } from '../part.js';

/** Whether what only members need is on its way, or does not come. The button keeps its place and focus while it tries again. */
export const DoorState = part(({ door, say, select }) => {
  const state = select((value) => value.door);
  const isLoading = state === 'loading';
  return (
    state &&
    state !== 'expected' && (
      <div class="bar">
        <p role={isLoading ? 'status' : 'alert'}>{say(state)}</p>
        {door.hasFailed && (
          <button part="button" aria-busy={isLoading} onClick={() => void door.open()}>
            {say('again')}
          </button>
        )}
      </div>
    )
  );
});
