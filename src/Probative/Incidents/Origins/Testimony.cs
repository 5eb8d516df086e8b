using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Incidents.Origins;

/// <summary>What of a claim tells where its words came from. What is not known is null.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Sha256">Of the bytes of the item that it stands in.</param>
/// <param name="Passage">The quote.</param>
/// <param name="Surroundings">The line of the item's text that the quote stands in.</param>
/// <param name="LastSpeaker">Whom the chain of speakers ends with: who is said to have said it first.</param>
internal sealed record Testimony(
    ClaimId Claim, Hash32? Sha256, string? Passage, string? Surroundings, string? LastSpeaker);
