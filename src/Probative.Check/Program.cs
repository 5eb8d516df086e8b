using Probative.Check;

using Stream output = Console.OpenStandardOutput();
using Stream errors = Console.OpenStandardError();
return CommandLine.Run(args, output, errors, isTerminal: !Console.IsErrorRedirected);
