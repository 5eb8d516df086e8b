namespace Probative.Formats.Credentials;

/// <summary>An action that a manifest states was done to the asset.</summary>
/// <param name="Name">Such as <c>c2pa.opened</c> or <c>c2pa.cropped</c>.</param>
/// <param name="When">The time that is stated, as text; null where none is.</param>
/// <param name="SoftwareAgent">The program that is said to have done it.</param>
/// <param name="DigitalSourceType">The kind of source that is stated, such as one of the IPTC's
/// terms.</param>
/// <param name="Description">The free text that describes it.</param>
public sealed record ManifestAction(
    string Name, string? When, string? SoftwareAgent, string? DigitalSourceType, string? Description);
