/** How large a file may be: the page says no to a larger one before it is read. */
export const FILE_BYTES_MAX = 5 * 1024 * 1024
