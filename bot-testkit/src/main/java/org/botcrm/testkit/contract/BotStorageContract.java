package org.botcrm.testkit.contract;

/** All that a whole storage must do; what an adapter's test implements. */
public interface BotStorageContract
    extends DeliveryStoreContract,
        FailedDeliveryContract,
        NastyInputContract,
        ContactMatchingContract,
        ChatMergeContract,
        ReplyQueueContract,
        ReplyRecordContract,
        ReplyConflictContract,
        OutboxClaimContract,
        OutboxOutcomeContract,
        StatusContract,
        EarlyStatusContract,
        ConversacionListContract,
        ConversacionFilterContract,
        TextFilterContract,
        EstadisticasContract,
        FactOrderContract {}
