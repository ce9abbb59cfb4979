import { go, told, type Told } from '../api';

/** Why the pane's page is not in the site's look although that was chosen; null when it is. */
export async function whyNeutral(page: Document | null): Promise<Told | null> {
  if (page?.documentElement.hasAttribute('data-pp-look')) return null;
  try {
    const { problem } = await go.Looks();
    return problem.code ? problem : null;
  } catch (reason) {
    return told(reason);
  }
}
