using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>What is to be destroyed: all that is recorded of an item, or one field of a fact.</summary>
public abstract record DestructionTarget
{
    private DestructionTarget()
    {
    }

    /// <summary>
    /// Adds the fields that name it. They are sealed under no item's key: that it was destroyed must outlast
    /// it.
    /// </summary>
    public abstract void Write(FactFields fields);

    /// <summary>The bytes, and every field about the item.</summary>
    public sealed record Whole(ItemId Item) : DestructionTarget
    {
        public override void Write(FactFields fields) => fields.Add("item", Item.Value);
    }

    /// <summary>One field, by the number of its fact in the case.</summary>
    public sealed record Part(long Number, string Field) : DestructionTarget
    {
        public override void Write(FactFields fields) => fields.Add("fact", Number).Add("field", Field);
    }
}
