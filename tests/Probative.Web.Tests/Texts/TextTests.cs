using System.Text.RegularExpressions;
using System.Xml.Linq;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Texts;

public sealed partial class TextTests
{
    private static readonly string s_web = Path.Combine(Repository.Root, "src/Probative.Web");

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there()
    {
        List<string> missing = [];
        foreach (var path in Pages())
        {
            var page = File.ReadAllText(path);
            if (Injected().Match(page) is not { Success: true } found) continue;
            var texts = TextsOf(found.Groups[1].Value);
            foreach (Match asked in Asked().Matches(page))
            {
                // A key that ends in a dot is the beginning of several: `Room.` + the word of the room.
                var key = asked.Groups[1].Value;
                var isThere = key.EndsWith('.')
                    ? texts.Any(one => one.StartsWith(key, StringComparison.Ordinal))
                    : texts.Contains(key);
                if (!isThere) missing.Add($"{Path.GetFileName(path)}: {key}");
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void No_page_has_text_of_its_own()
    {
        List<string> found = [];
        foreach (var path in Pages())
        {
            var markup = Code().Replace(File.ReadAllText(path), "");
            foreach (Match text in Sentence().Matches(Comment().Replace(markup, "")))
                found.Add($"{Path.GetFileName(path)}: {text.Groups[1].Value.Trim()}");
        }

        // The name of the product, and commands to be typed, are the same in every language.
        Assert.DoesNotContain(found, line => !Same().IsMatch(line));
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(s_web, "*.razor", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal));

    private static HashSet<string> TextsOf(string name)
    {
        var path = Directory.EnumerateFiles(s_web, $"{name}.resx", SearchOption.AllDirectories).Single();
        return [.. XDocument.Load(path).Descendants("data").Select(one => (string)one.Attribute("name")!)];
    }

    [GeneratedRegex(@"@inject IStringLocalizer<(\w+)> T\b")]
    private static partial Regex Injected();

    [GeneratedRegex(@"\bT\[""([^""]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^@code \{.*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@">([^<>@{}()=]*\p{L}{2,} [^<>@{}()=]*\p{L}{2,}[^<>@{}()=]*)</")]
    private static partial Regex Sentence();

    [GeneratedRegex(@": (Probative|probative .*)", RegexOptions.Singleline)]
    private static partial Regex Same();
}
