package org.botcrm.testkit.contract;

/**
 * All that a whole storage must do; what an adapter's test implements:
 *
 * <pre>{@code
 * class OracleStorageTest implements BotStorageContract {
 *   private final BotStorage storage = OracleStorage.over(emptyDatabase());
 *
 *   @Override
 *   public BotStorage storage() {
 *     return storage;
 *   }
 * }
 * }</pre>
 */
public interface BotStorageContract
    extends DeliveryStoreContract,
        FailedDeliveryContract,
        NastyInputContract,
        ContactMatchingContract,
        ChatMergeContract,
        ReplyQueueContract,
        ReplyRecordContract,
        ReplyConflictContract,
        OutboundContentContract,
        OutboxClaimContract,
        OutboxOutcomeContract,
        UnknownOutcomeContract,
        OutboxGateContract,
        ClientCallContract,
        TemplateGateContract,
        ContactHoursContract,
        HeldMessagesContract,
        OpeningContract,
        NumberPaceContract,
        SendAttemptContract,
        ChatListContract,
        OutboundQueueContract,
        TakeoverContract,
        IdempotencyContract,
        ConsentContract,
        MediaQueueContract,
        TemplateCatalogContract,
        StatusContract,
        EarlyStatusContract,
        ReportedStatusContract,
        PricingContract,
        ConversacionListContract,
        ConversacionFilterContract,
        TextFilterContract,
        EstadisticasContract,
        FactOrderContract,
        InboundDetailsContract,
        ContactChangeContract,
        MovedPeopleContract,
        DialogueStateContract,
        TraceContract,
        TrustContract,
        TrustDoubtContract,
        CodeQueueContract,
        CodeLimitsContract,
        CodeTriesContract,
        SolicitudContract,
        ResolucionContract,
        PagoReportadoContract,
        PromesaPagoContract,
        MisunderstoodContract,
        ChangeFeedContract,
        ChangeFeedOrderContract {}
