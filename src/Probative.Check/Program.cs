using Probative.Check;
using Probative.Check.Reports;

using Outlet output = Outlet.Open(Console.OpenStandardOutput);
using Outlet errors = Outlet.Open(Console.OpenStandardError);
return CommandLine.Run(args, output, errors, isTerminal: !Console.IsErrorRedirected);
