using System.Text;
using Probative.Handover.Pages;
using Probative.Handover.Plan;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Handover.Package;

/// <summary>
/// Writes everything of a package that its own fact seals: the facts, what is withheld, the items, the
/// manifest and the tag files. A crash at any point here leaves a partial package beside OUT and no fact
/// about it: nothing was handed over.
/// </summary>
internal sealed class PayloadBuilder(
    IVault vault,
    MakeHandover command,
    Standing standing,
    HandoverPlan plan,
    PackageWriter writer,
    Action<CommandEvent> tell)
{
    // Often enough for a progress bar, seldom enough to cost nothing.
    private const int FactsPerEvent = 500;

    private readonly PageModel _model = new(plan.Survey);

    // In the order of their paths; empty until they are written.
    private IReadOnlyList<WrittenFile> _anchorFiles = [];

    /// <summary>
    /// The first pass over the rulings: writes `data/withheld.txt` and settles which items leave. The
    /// caller asks <see cref="Mentions.Questions"/> before going on.
    /// </summary>
    public async Task<WrittenFile> WriteWithheldAsync(CancellationToken ct)
    {
        var written = await writer.WriteLinesAsync(
            PackagePaths.Withheld,
            async lines =>
            {
                await foreach (var ruling in plan.RuleAsync(vault.Ledger, ct))
                {
                    plan.Note(ruling);
                    TellFact("reading the case", ruling.Fact.Number);
                    foreach (var line in WithheldLines.Of(ruling))
                    {
                        await lines.WriteAsync(line);
                    }
                }
            },
            ct);
        plan.Conclude();
        return written;
    }

    /// <summary>The second pass, and all that follows from it.</summary>
    public async Task<Payload> WriteRestAsync(WrittenFile withheld, DateTimeOffset now, CancellationToken ct)
    {
        var anchors = await PackageFrame.AnchorsAsync(vault, plan, tell, ct);
        _anchorFiles = await new PackedAnchors(vault, writer).WriteAsync(anchors, ct);
        var facts = await WriteFactsAsync(ct);
        var itemBytes = await WriteItemsAsync(ct);
        var anchorBytes = _anchorFiles.Sum(file => file.SizeBytes);
        var bytes = anchorBytes + facts.SizeBytes + withheld.SizeBytes + itemBytes;
        var files = _anchorFiles.Count + plan.Leaving.Count + 2L;
        var manifest = await writer.WriteLinesAsync(
            PackagePaths.Manifest, lines => WriteManifestAsync(lines.WriteAsync, facts, withheld), ct);
        await KeepManifestAsync(manifest, facts, withheld, ct);

        var frame = PackageFrame.Of(command, standing, plan, now, itemBytes, anchors);
        var page = IndexPage.Render(frame, _model);
        var tags = new List<WrittenFile>
        {
            await writer.WriteAsync(PackagePaths.BagDeclaration, BagTexts.Declaration, ct),
            await writer.WriteAsync(PackagePaths.BagInfo, BagTexts.Info(bytes, files, now), ct),
            await writer.WriteAsync(PackagePaths.Page, page.ToBytes(), ct),
        };
        foreach (var name in FixedFiles.Names)
        {
            tags.Add(await writer.WriteAsync(name, FixedFiles.Read(name), ct));
        }

        return new Payload
        {
            ManifestSha256 = manifest.Sha256,
            Sealed = tags,
            Files = files,
            Bytes = bytes,
            Anchors = anchors,
            OwnWords = page.OwnWords,
        };
    }

    private Task<WrittenFile> WriteFactsAsync(CancellationToken ct) => writer.WriteLinesAsync(
        PackagePaths.Facts,
        async lines =>
        {
            await foreach (var ruling in plan.RuleAsync(vault.Ledger, ct))
            {
                _model.Add(ruling);
                TellFact("writing facts", ruling.Fact.Number);
                await lines.WriteAsync(FactLine.Of(ruling, vault.HandoverKey));
            }
        },
        ct);

    private async Task<long> WriteItemsAsync(CancellationToken ct)
    {
        var copier = new ItemCopier(vault.Items, writer);
        var total = plan.Leaving.Sum(item => item.SizeBytes);
        var (done, bytes) = (0L, 0L);
        foreach (var item in plan.Leaving)
        {
            await copier.CopyAsync(
                item,
                copied =>
                {
                    bytes += copied;
                    tell(new CommandEvent.Progress("copying items", done, plan.Leaving.Count, bytes, total));
                },
                ct);
            done++;
            tell(new CommandEvent.Progress("copying items", done, plan.Leaving.Count, bytes, total));
        }

        return bytes;
    }

    private async Task WriteManifestAsync(
        Func<string, ValueTask> write, WrittenFile facts, WrittenFile withheld)
    {
        foreach (var line in Manifest.OfPayload(_anchorFiles, facts, plan.Leaving, withheld))
        {
            await write(line);
        }
    }

    /// <summary>
    /// Keeps the manifest in the house, so that the record can tell for ever which items left. A crash
    /// after this leaves a derivative that no fact speaks of.
    /// </summary>
    private async Task KeepManifestAsync(
        WrittenFile manifest, WrittenFile facts, WrittenFile withheld, CancellationToken ct)
    {
        await using var intake = vault.Derivatives.Begin(manifest.SizeBytes);
        await WriteManifestAsync(
            line => AppendAsync(intake, Encoding.UTF8.GetBytes(line + "\n"), ct), facts, withheld);
        var kept = await intake.CommitAsync(ct);
        if (kept.Sha256 != manifest.Sha256)
        {
            throw new IntegrityException(
                "manifest-differs",
                "The manifest that was kept is not the one in the package.",
                "Check the machine's memory and disk, then hand over again.");
        }
    }

    private static async ValueTask AppendAsync(
        IItemIntake intake, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (!bytes.IsEmpty)
        {
            var buffer = intake.GetBuffer();
            var count = Math.Min(buffer.Length, bytes.Length);
            bytes[..count].CopyTo(buffer);
            await intake.AdvanceAsync(count, ct);
            bytes = bytes[count..];
        }
    }

    private void TellFact(string what, long number)
    {
        if (number % FactsPerEvent == 0 || number == plan.Survey.Count)
        {
            tell(new CommandEvent.Progress(what, number, plan.Survey.Count, 0, null));
        }
    }
}
