using System.CommandLine;
using System.CommandLine.Parsing;

namespace Probative.Cli;

/// <summary>
/// A path that is given and empty comes from a variable that is not set: what was meant is not done then, so
/// nothing is done. The vault alone has other places where it can be named.
/// </summary>
internal static class FilledText
{
    public static Option<T> MustBeFilled<T>(this Option<T> option)
    {
        option.Validators.Add(result => Check(result, option.Name));
        return option;
    }

    public static Argument<T> MustBeFilled<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, argument.Name));
        return argument;
    }

    private static void Check(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0)) result.AddError($"{name} is empty.");
    }
}
