using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>`--skip`, the same for every list that is read in windows.</summary>
internal static class SkipOption
{
    public static Option<long> Create(string description = "Pass over so many.")
    {
        var skip = new Option<long>("--skip") { Description = description, HelpName = "N" };
        skip.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 0) result.AddError("It begins with 0.");
        });
        return skip;
    }
}
