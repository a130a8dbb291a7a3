import type { IDataObject } from 'n8n-workflow';
import type { JobType } from '../jobs/kinds';

/** What starts one item's video. */
export interface Prepared {
	jobType: JobType;
	path: string;
	body: IDataObject;
	/** Seconds of video as far as they can be told beforehand. */
	seconds?: number;
	/** HeyGen takes no callback address with this one. */
	noCallback?: true;
}
