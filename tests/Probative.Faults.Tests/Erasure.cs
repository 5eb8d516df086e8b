using System.Text;
using System.Text.Json;

namespace Probative.Faults.Tests;

/// <summary>
/// A request to destroy one item of a vault under test, asked for by its first member, to be approved by
/// a second; and what has to be true after the approval, however it ended.
/// </summary>
internal sealed class Erasure
{
    private const string Words = "allegedly seen near the mill";
    private const string Approver = "B. Reviewer";

    private readonly string _request;

    private Erasure(string request) => _request = request;

    /// <summary>Takes the material in and asks to destroy the text that was there before.</summary>
    public static Erasure Ask(VaultUnderTest vault)
    {
        const string by = "A. Investigator";
        vault.Expect(0, "member", "add", Approver, "--as", by);
        vault.Expect(0, "case", "join", VaultUnderTest.Case, "--member", Approver, "--as", by);
        IReadOnlyList<string> add = [.. vault.Add, "--as", by];
        vault.Expect(0, add);
        var asked = vault.Expect(
            0, "destroy", "name:first.txt", "--reason", "consent withdrawn", "--as", by);
        return new Erasure(asked.GetProperty("result").GetProperty("destruction").GetString()!);
    }

    /// <summary>The command that destroys, on the vault in this folder.</summary>
    public IReadOnlyList<string> Approve(string vault) =>
        ["destroy", "approve", _request, "--as", Approver, "--vault", vault, "--json"];

    /// <summary>
    /// What is wrong, or null: the vault checks clean; approving again finishes, or says that it is done;
    /// then it checks clean again, the words are in no file, and every other item is listed.
    /// </summary>
    public string? Broken(VaultUnderTest vault, string folder)
    {
        if (CheckOf(folder) is { } first) return first;
        var again = Run(folder, Approve(folder));
        var isDone = again.ExitCode == 2
            && again.Output.Contains("destruction-decided", StringComparison.Ordinal);
        if (again.ExitCode != 0 && !isDone) return Told("approve", again);
        if (CheckOf(folder) is { } second) return second;
        if (FileWithTheWords(folder) is { } file) return $"the words are still in {file}";
        string[] list = ["list", "items", "--case", VaultUnderTest.Case, "--as", Approver, "--vault", folder];
        var listed = Run(folder, [.. list, "--json"]);
        if (listed.ExitCode != 0) return Told("list", listed);
        var rows = JsonDocument.Parse(listed.Output).RootElement.GetProperty("result").GetProperty("rows");
        var expected = Directory.GetFiles(vault.Material).Length;
        return rows.GetArrayLength() == expected ? null : $"{rows.GetArrayLength()} items of {expected}";
    }

    /// <summary>The first file below a folder that holds the words, or null.</summary>
    public static string? FileWithTheWords(string folder)
    {
        var words = Encoding.UTF8.GetBytes(Words);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .FirstOrDefault(path => File.ReadAllBytes(path).AsSpan().IndexOf(words) >= 0);
    }

    private static string? CheckOf(string folder)
    {
        var ran = Run(folder, ["check", "--vault", folder, "--json"]);
        return ran.ExitCode == 0 ? null : Told("check", ran);
    }

    private static Ran Run(string folder, IReadOnlyList<string> arguments) => Programs.Run(
        Programs.Probative, arguments, VaultUnderTest.EnvironmentIn(Path.GetDirectoryName(folder)!));

    private static string Told(string what, Ran ran) =>
        $"{what} ended with {ran.ExitCode}: {ran.Output}{ran.Errors}";
}
