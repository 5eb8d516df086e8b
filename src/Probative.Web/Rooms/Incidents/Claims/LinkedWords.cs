namespace Probative.Web.Rooms.Incidents.Claims;

/// <summary>Something of the case that a claim is linked to.</summary>
/// <param name="Words">Its words or its name.</param>
/// <param name="Address">The page that shows it; null where none does.</param>
public sealed record LinkedWords(string Words, string? Address);
