using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Tidy;

/// <summary>The limits of the house style that a machine can hold us to (CONTRIBUTING.md).</summary>
public class TidyTests
{
    private const int FileLines = 400;
    private const int TestFileLines = 600;
    private const int MethodLines = 60;
    private const int LineColumns = 110;
    private const int RootEntries = 20;

    private static readonly string[] Code = ["src", "samples", "bench", "tests", "fuzz"];

    /// <summary>The stages of the flow; each may name only the ones before it, and the kernel.</summary>
    private static readonly string[] Stages =
    [
        "Kernel", "Intake", "Preservation", "Examination", "Matching", "Reading", "Verification", "Incidents",
        "Law", "Handover",
    ];

    /// <summary>The table "The house" in the design: who may reference whom.</summary>
    private static readonly Dictionary<string, string[]> References = new()
    {
        ["Probative.Ledger"] = [],
        ["Probative.Formats"] = [],
        ["Probative.Fingerprints"] = [],
        ["Probative"] = ["Probative.Ledger", "Probative.Formats", "Probative.Fingerprints"],
        ["Probative.Local"] = ["Probative"],
        ["Probative.Cluster"] = ["Probative"],
        ["Probative.Capture"] = ["Probative.Formats"],
        ["Probative.Decoding"] = ["Probative.Formats"],
        ["Probative.Socket"] = [],
        ["Probative.Web"] = ["Probative"],
        ["Probative.Cli"] =
        [
            "Probative", "Probative.Ledger", "Probative.Formats", "Probative.Fingerprints", "Probative.Local",
            "Probative.Cluster", "Probative.Capture", "Probative.Decoding", "Probative.Socket",
            "Probative.Web",
        ],
        ["Probative.Check"] = ["Probative.Ledger", "Probative.Formats"],
    };

    [Fact]
    public void Files_methods_and_lines_are_short()
    {
        var found = new List<string>();
        foreach (var path in SourceTree.CSharpFiles(Code))
        {
            var name = SourceTree.Relative(path);
            var lines = File.ReadAllLines(path);
            var limit = name.StartsWith("tests/", StringComparison.Ordinal) ? TestFileLines : FileLines;
            if (lines.Length > limit) found.Add($"{name}");
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > LineColumns) found.Add($"{name}#line {i + 1}");
            }

            foreach (var method in Parse(path).DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
            {
                if (LinesOf(method) > MethodLines) found.Add($"{name}#{NameOf(method)}");
            }
        }

        var tooLong = found.Where(entry => !Waivers.All.ContainsKey(entry)).ToList();
        var needless = Waivers.All.Keys.Where(waived => !found.Contains(waived)).ToList();
        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
        Assert.Empty(needless);
    }

    [Fact]
    public void The_root_of_the_repository_stays_easy_to_see()
    {
        var entries = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && name is not "out")
            .ToList();
        Assert.True(entries.Count <= RootEntries, $"{entries.Count} entries: {string.Join(' ', entries)}");
    }

    [Fact]
    public void A_stage_names_only_earlier_stages_and_the_kernel()
    {
        var found = new List<string>();
        foreach (var path in SourceTree.CSharpFiles("src/Probative"))
        {
            var name = SourceTree.Relative(path);
            var stage = Array.IndexOf(Stages, name.Split('/')[2]);
            Assert.True(stage >= 0, $"{name} lies in no stage");
            found.AddRange(Names(Parse(path))
                .Select(text => text.Split('.'))
                .Where(parts => parts.Length > 1 && parts[0] == "Probative")
                .Where(parts => Array.IndexOf(Stages, parts[1]) > stage)
                .Select(parts => $"{name} names {string.Join('.', parts)}"));
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Projects_reference_only_what_the_house_allows()
    {
        var found = new List<string>();
        foreach (var path in SourceTree.Files("src", ".csproj"))
        {
            var project = Path.GetFileNameWithoutExtension(path);
            var allowed = References[project];
            found.AddRange(XDocument.Load(path).Descendants("ProjectReference")
                .Select(reference => (string?)reference.Attribute("Include"))
                .Select(include => Path.GetFileNameWithoutExtension(include) ?? "")
                .Where(target => !allowed.Contains(target))
                .Select(target => $"{project} references {target}"));
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Only_hosts_catch_every_exception()
    {
        string[] hosts =
        [
            "src/Probative.Cli/Program.cs", "src/Probative.Check/Program.cs",
            "src/Probative.Capture/Program.cs", "src/Probative.Decoding/Program.cs",

            // SQLite calls it: what it threw would end the process.
            "src/Probative.Local/Words/WordTokenizer.cs",
        ];
        var found = SourceTree.CSharpFiles("src")
            .Where(path => !hosts.Contains(SourceTree.Relative(path)))
            .Where(path => Parse(path).DescendantNodes().OfType<CatchClauseSyntax>()
                .Any(clause => clause.Filter is null
                    && (clause.Declaration is null || clause.Declaration.Type.ToString() is "Exception")))
            .Select(SourceTree.Relative);
        Assert.Empty(found);
    }

    [Fact]
    public void Lock_files_name_no_host_and_every_dependency_has_its_reason()
    {
        var locks = SourceTree.Files(".", "packages.lock.json")
            .Concat(SourceTree.Files(".", "package-lock.json"));
        Assert.Empty(locks.Where(path => File.ReadLines(path).Any(line =>
            line.Contains("\"resolved\": \"http", StringComparison.Ordinal))).Select(SourceTree.Relative));

        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "Directory.Packages.props"));
        Assert.Empty(lines.Where((line, i) => line.Contains("<PackageVersion", StringComparison.Ordinal)
            && !lines[i - 1].Contains("<!--", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_reminder_carries_its_issue_number()
    {
        var word = "TO" + "DO";
        bool Nameless(string line) =>
            line.Contains(word, StringComparison.Ordinal)
            && !line.Contains(word + " #", StringComparison.Ordinal);
        var found = SourceTree.CSharpFiles(Code).Where(path => File.ReadLines(path).Any(Nameless)).ToList();
        Assert.Empty(found);
    }

    private static SyntaxNode Parse(string path) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot();

    private static IEnumerable<string> Names(SyntaxNode root) =>
        root.DescendantNodes().Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax)
            .Select(node => node.ToString());

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => method.Kind().ToString(),
    };
}
