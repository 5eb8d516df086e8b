namespace Probative.Incidents.Origins;

/// <summary>Why two claims count as one origin.</summary>
internal enum OriginRule
{
    /// <summary>They stand in the same bytes.</summary>
    SameItem,

    /// <summary>The same words are quoted, to the letter.</summary>
    SamePassage,

    /// <summary>The chains of speakers end with the same one: two outlets that quote one office.</summary>
    SameSpeaker,

    /// <summary>The words around them are so alike that one was copied from the other, or both from a third.
    /// </summary>
    SameWording,
}
