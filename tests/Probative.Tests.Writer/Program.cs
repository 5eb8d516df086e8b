using System.Globalization;
using System.Text;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Keys;

// Usage: Probative.Tests.Writer DIRECTORY Opens the vault (or makes it), then takes in files and records
// facts until it is killed. Each acknowledgement is one line on standard output, written after it was given:
// whatever stands there MUST survive.
var ct = CancellationToken.None;
var output = Console.OpenStandardOutput();
var vault = await OpenAsync(args[0]);
if (vault is null) return 3;

Say("open", vault.Ledger.Size.ToString(CultureInfo.InvariantCulture));
var opened = await vault.Ledger.OpenCaseAsync(
    new CaseOpened { Name = "Exercise", Purpose = "training", LegalBasis = "none", ReviewDate = "2027" },
    "P",
    ct);
await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => WorkAsync(worker))));
return 0;

static async Task<LocalVault?> OpenAsync(string directory)
{
    var creation = await LocalVault.CreateAsync(
        new CreationRequest
        {
            Directory = directory,
            Protection = new KeyProtection.FileModeOnly(),
            Tool = "tests",
        },
        CancellationToken.None);
    if (creation is CreationOutcome.Created(var made, _)) return made;
    var opening = await LocalVault.OpenForWritingAsync(
        new VaultRequest { Directory = directory, Secret = new VaultSecret.Nothing(), Command = "writer" },
        CancellationToken.None);
    if (opening is OpeningOutcome.Opened(var vault, _)) return vault;
    Console.Error.WriteLine(((OpeningOutcome.Refused)opening).Refusal.Problem.Message);
    return null;
}

async Task WorkAsync(int worker)
{
    var random = new Random(worker);
    for (var number = 0; ; number++)
    {
        var bytes = new byte[random.Next(1, number % 16 == 0 ? 400_000 : 8_000)];
        Random.Shared.NextBytes(bytes);
        await using var file = vault.Items.Begin(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var buffer = file.GetBuffer();
            var count = Math.Min(buffer.Length, bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(buffer);
            await file.AdvanceAsync(count, ct);
            at += count;
        }

        var stored = await file.CommitAsync(ct);
        Say("item", stored.Sha256.ToHex());
        var place = await vault.Ledger.AppendAsync(opened.Case, new Stored(stored.Sha256), "P", ct);
        Say("fact", $"{place.Index.ToString(CultureInfo.InvariantCulture)} {place.LeafHash.ToHex()}");
        if (number % 20 == 19) await vault.Ledger.PublishAsync(ct);
    }
}

void Say(string what, string value)
{
    lock (output) output.Write(Encoding.ASCII.GetBytes($"{what} {value}\n"));
}

/// <summary>
/// Names an item that is durable already: after any crash the item of each such fact must be there.
/// </summary>
internal sealed record Stored(Hash32 Sha256) : IFact
{
    public string Type => "ItemReceived";

    public void Write(FactFields fields) => fields.Add("sha256", Sha256).Add("filler", new string('x', 300));
}
