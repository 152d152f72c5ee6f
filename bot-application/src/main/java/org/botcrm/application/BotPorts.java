package org.botcrm.application;

import java.util.Objects;
import org.botcrm.application.chat.ChatPorts;
import org.botcrm.application.media.MediaPorts;
import org.botcrm.application.reply.SlowAnswerSettings;
import org.botcrm.application.template.TemplatePorts;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryAuthenticator;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * What the bot needs from outside. Each may be swapped for another that passes its contract in the
 * test kit.
 *
 * @param authenticator tells Meta's deliveries from others
 * @param parser reads them
 * @param deliveries keeps them
 * @param replies the chats that wait for an answer
 * @param outbox the messages that wait to be sent
 * @param sender the way to Meta
 * @param conversaciones stored messages, to read
 * @param clientes the CRM's clients
 * @param media the files of messages; null for a bot that fetches none. They wait in the database
 *     all the same, so that one which does can fetch those of the last 7 days
 * @param templates the templates of the business; null for a bot that knows none, and lets every
 *     template pass to Meta unchecked
 * @param chats the chats and what the lender's people write in them; null for a bot in which only
 *     rules write
 * @param slowAnswers what a person sees while an answer is slow; null for nothing
 * @param carteras the lender's records of loans and payments; null for a bot that tells none
 */
public record BotPorts(
    DeliveryAuthenticator authenticator,
    DeliveryParser parser,
    DeliveryStore deliveries,
    ReplyQueue replies,
    Outbox outbox,
    MessageSender sender,
    ConversacionRepository conversaciones,
    ClienteLookup clientes,
    @Nullable MediaPorts media,
    @Nullable TemplatePorts templates,
    @Nullable ChatPorts chats,
    @Nullable SlowAnswerSettings slowAnswers,
    @Nullable CarteraLookup carteras) {
  /** Refuses nulls, naming the port. */
  public BotPorts {
    Objects.requireNonNull(authenticator, "authenticator");
    Objects.requireNonNull(parser, "parser");
    Objects.requireNonNull(deliveries, "deliveries");
    Objects.requireNonNull(replies, "replies");
    Objects.requireNonNull(outbox, "outbox");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(conversaciones, "conversaciones");
    Objects.requireNonNull(clientes, "clientes");
  }

  /** Of a bot that fetches no files, knows no templates, and in which only rules write. */
  public BotPorts(
      DeliveryAuthenticator authenticator,
      DeliveryParser parser,
      DeliveryStore deliveries,
      ReplyQueue replies,
      Outbox outbox,
      MessageSender sender,
      ConversacionRepository conversaciones,
      ClienteLookup clientes) {
    this(
        authenticator,
        parser,
        deliveries,
        replies,
        outbox,
        sender,
        conversaciones,
        clientes,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same with files. */
  public BotPorts withMedia(MediaPorts files) {
    return new BotPorts(
        authenticator,
        parser,
        deliveries,
        replies,
        outbox,
        sender,
        conversaciones,
        clientes,
        Objects.requireNonNull(files, "files"),
        templates,
        chats,
        slowAnswers,
        carteras);
  }

  /** The same with a catalogue of templates. */
  public BotPorts withTemplates(TemplatePorts catalogue) {
    return new BotPorts(
        authenticator,
        parser,
        deliveries,
        replies,
        outbox,
        sender,
        conversaciones,
        clientes,
        media,
        Objects.requireNonNull(catalogue, "catalogue"),
        chats,
        slowAnswers,
        carteras);
  }

  /** The same with chats that the lender's people can write in. */
  public BotPorts withChats(ChatPorts ports) {
    return new BotPorts(
        authenticator,
        parser,
        deliveries,
        replies,
        outbox,
        sender,
        conversaciones,
        clientes,
        media,
        templates,
        Objects.requireNonNull(ports, "ports"),
        slowAnswers,
        carteras);
  }

  /** The same with something to see while an answer is slow. */
  public BotPorts withSlowAnswers(SlowAnswerSettings shown) {
    return new BotPorts(
        authenticator,
        parser,
        deliveries,
        replies,
        outbox,
        sender,
        conversaciones,
        clientes,
        media,
        templates,
        chats,
        Objects.requireNonNull(shown, "shown"),
        carteras);
  }

  /** The same with records of loans and payments. */
  public BotPorts withCarteras(CarteraLookup records) {
    return new BotPorts(
        authenticator,
        parser,
        deliveries,
        replies,
        outbox,
        sender,
        conversaciones,
        clientes,
        media,
        templates,
        chats,
        slowAnswers,
        Objects.requireNonNull(records, "records"));
  }
}
