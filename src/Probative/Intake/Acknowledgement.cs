using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Intake;

/// <summary>
/// The facts of one file on their way into the ledger, and what to tell when they are there.
/// </summary>
internal sealed record Acknowledgement(
    IReadOnlyList<(string Type, Task<Appended> Where)> Facts,
    JsonObject Row,
    Problem? Problem,
    Hash32? Sha256);
