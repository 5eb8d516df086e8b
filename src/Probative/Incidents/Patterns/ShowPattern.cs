using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Patterns;

/// <summary>
/// Show the alleged incidents of a case that have something in common, with how many certainly have it and
/// how many may, and what the numbers do not say.
/// </summary>
public sealed record ShowPattern : IActedCommand
{
    public string Name => "pattern show";

    public required MemberId By { get; init; }

    public required string Case { get; init; }

    /// <summary>Only where a claim names this entity as who acts: `entity:ID`.</summary>
    public string? Who { get; init; }

    /// <summary>Only where a claim names this entity as whom it is done to.</summary>
    public string? Whom { get; init; }

    /// <summary>Only where a claim is read with this method, in any case of letters.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// Only where this entity is said to hold the place at the time: `entity:ID`, `contested` or `unknown`.
    /// </summary>
    public string? Held { get; init; }

    /// <summary>Only what may have happened in these days: EDTF.</summary>
    public string? During { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also by what stands in restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>Passes over so many.</summary>
    public long Skip { get; init; }

    public required long Limit { get; init; }
}
