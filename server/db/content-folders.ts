/** Folders of the data folder: finished contents, what still arrives, and contents of reports in confidence. */
export const CONTENTS = 'attachments';
export const ARRIVING = 'attachments-incoming';
export const SEALED = 'attachments-sealed';
