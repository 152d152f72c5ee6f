package org.botcrm.domain.staff;

/** What somebody may do. */
public enum Permission {
  /** See chats, messages, figures and what changes. */
  READ,
  /** Write to clients, and decide what the lender's people are asked. */
  WRITE,
  /** Look after what all of them work with, such as templates. */
  SUPERVISE,
  /** See who did what. */
  AUDIT,
  /** Say who may do what: people and keys. */
  MANAGE
}
