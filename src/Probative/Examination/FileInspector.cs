using System.Text.Json.Nodes;
using Probative.Examination.Identity;
using Probative.Kernel.Commands;
using Probative.Ledger;

namespace Probative.Examination;

/// <summary>
/// Everything that the examinations get from one file, without a vault. The digests are those that a vault
/// would record: whoever received an item can compare them.
/// </summary>
/// <param name="asked">What there is to examine by; the file is read while programs are asked.</param>
/// <param name="open">Makes the workbench.</param>
public sealed class FileInspector(Task<ExaminationList> asked, Func<Workbench> open)
    : ICommandHandler<InspectFile>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(InspectFile command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(InspectFile command, Action<CommandEvent> tell, CancellationToken ct)
    {
        if (ItemExaminer.Look(command.Path, Path.GetFileName(command.Path)) is not { } subject)
        {
            Refuse(command, tell);
            return;
        }

        // Of a large file it takes as long as the rest.
        var hashing = Task.Run(() => ItemExaminer.DigestOf(command.Path, ct), ct);
        var list = await asked;
        foreach (var missing in list.Missing) tell(new CommandEvent.Noted(missing));
        var type = subject.Type.Finding.Type;
        var idle = await list.NotApplicableAsync(
            [subject.Type], command.Path, $"a file of the type \"{type.Name}\"");
        if (idle is not null) tell(new CommandEvent.Noted(idle));
        await using var workbench = open();
        var examiner = new ItemExaminer(list, workbench);
        var chosen = examiner.For(subject.Type).ToList();
        if (chosen.Count == 0 && idle is not null)
        {
            await hashing;
            tell(new CommandEvent.Finished(Ending.WrongUsage, null));
            return;
        }

        var results = new JsonArray();
        var hasFailed = false;
        foreach (var examination in chosen)
        {
            tell(new CommandEvent.Progress(examination.Name, results.Count, chosen.Count, 0, null));
            var examined = await examiner.RunAsync(examination, subject, ct);
            hasFailed |= examined.Failure is not null;
            results.Add(ToJson(examined));
        }

        if (await hashing is not { } sha256)
        {
            Refuse(command, tell);
            return;
        }

        tell(new CommandEvent.Finished(
            hasFailed ? Ending.DoneWithFailures : Ending.Done,
            new JsonObject
            {
                ["file"] = new JsonObject
                {
                    ["name"] = Path.GetFileName(command.Path),
                    ["sha256"] = sha256.ToHex(),
                    ["size_bytes"] = subject.SizeBytes,
                    ["type"] = TypeJson.Of(subject.Type),
                },
                ["examinations"] = results,
                ["scope"] = Examiner.Scope,
            }));
    }

    private static void Refuse(InspectFile command, Action<CommandEvent> tell)
    {
        tell.Refuse(Ending.WrongUsage, Unreadable(command.Path));
    }

    private static JsonObject ToJson(Examined examined) => new()
    {
        ["examination"] = examined.Examination.Name,
        ["outcome"] = examined.Word,
        ["code"] = examined.Failure?.Code,
        ["message"] = examined.Failure?.Message,
        ["tools"] = new JsonArray([.. examined.Examination.Procedure.Tools.Select(tool => (JsonNode?)tool)]),
        ["version"] = examined.Examination.Procedure.Version,
        ["parameters"] = JsonNode.Parse(examined.Examination.Procedure.Parameters),
        ["procedure"] = examined.Examination.Procedure.Digest.ToHex(),
        ["sandbox"] = examined.Sandbox,
        ["output"] = examined.Output?.ToHex(),
        ["derivatives"] = new JsonArray([.. examined.Made.Select(made => new JsonObject
        {
            ["role"] = made.Role,
            ["sha256"] = Hash32.Of(made.Bytes.Span).ToHex(),
            ["size_bytes"] = made.Bytes.Length,
            ["type"] = made.MediaType,
        })]),
        ["report"] = (examined.Outcome as ExaminationOutcome.Found)?.Report.DeepClone(),
    };

    /// <summary>Why a file that was named could not be read.</summary>
    internal static Problem Unreadable(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            return new Problem(
                "link", path, "It is a link. Links are not followed.", "Name the file that it points to.");
        }

        if (Directory.Exists(path))
        {
            return new Problem(
                "folder", path, "It is a folder.", "Name one file in it; `probative add` takes it whole.");
        }

        return File.Exists(path)
            ? new Problem(
                "unreadable",
                path,
                "It may not be read, or is a pipe or a device and no file.",
                "Check its permissions and the medium.")
            : new Problem(
                "not-found",
                path,
                "There is no file of this name, or its folder may not be read.",
                "Check the name: a relative one begins in the folder in which the command runs.");
    }
}
