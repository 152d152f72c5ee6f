package org.botcrm.bootstrap;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in Spanish what is wrong with the arguments: picocli's own messages are English. */
final class WrongArguments implements IParameterExceptionHandler {

  /** Says it, and how the command is used. */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(inWords(e));
    command.usage(command.getErr());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String inWords(ParameterException e) {
    if (e instanceof UsageException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      return missing(missing);
    }
    if (e instanceof OverwrittenOptionException overwritten) {
      return "«" + name(overwritten.getOverwritten()) + "» está más de una vez.";
    }
    if (e.getArgSpec() != null && e.getValue() != null) {
      return "«" + e.getValue() + "» no vale para «" + name(e.getArgSpec()) + "».";
    }
    return "No se entiende lo escrito.";
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String first = e.getUnmatched().get(0);
    if (e.isUnknownOption()) {
      return "No existe la opción «" + first + "».";
    }
    return e.getCommandLine().getParent() == null
        ? "No existe la orden «" + first + "»."
        : "Sobra «" + first + "».";
  }

  private static String missing(MissingParameterException e) {
    ArgSpec first = e.getMissing().get(0);
    if (first.isOption()) {
      return "Falta el valor de «" + name(first) + "».";
    }
    // Only the first is told, and those after it cannot be there either.
    List<PositionalParamSpec> all = e.getCommandLine().getCommandSpec().positionalParameters();
    List<PositionalParamSpec> missing = all.subList(all.indexOf(first), all.size());
    return (missing.size() == 1 ? "Falta " : "Faltan ")
        + missing.stream().map(WrongArguments::name).collect(Collectors.joining(" y "))
        + ".";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
