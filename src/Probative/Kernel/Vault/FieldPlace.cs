namespace Probative.Kernel.Vault;

/// <summary>One field in a case: the number of its fact there, from 1, and its name.</summary>
public readonly record struct FieldPlace(long Number, string Name);
