/** What is done outside of the database, after the change that asks for it. */
export const COLLECT_JOB = "payment.collect";
export const NOTICE_OF_PROVIDER_JOB = "payment.notice";
export const FORGET_METHOD_JOB = "payment-method.forget";
