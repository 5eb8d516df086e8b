using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`CASE|ITEM` and `ITEM`, the same for every act of keeping.</summary>
internal static class TargetArgument
{
    private const string OfItem = "the id of an item, its first four digits, or name:NAME.";

    public static Argument<string> CaseOrItem() => new("CASE|ITEM")
    {
        Description = $"The name or id of a case, or {OfItem}",
    };

    public static Argument<string> Item() => new("ITEM") { Description = $"T{OfItem[1..]}" };
}
