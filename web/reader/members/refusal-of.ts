import { ApiError } from '../../shared/api-error.js';

/** Does something that may be refused. Answers null, or the refusal. */
export async function refusalOf(act: Promise<unknown>): Promise<ApiError | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
