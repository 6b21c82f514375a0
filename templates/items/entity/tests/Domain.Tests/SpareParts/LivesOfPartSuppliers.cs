using CleanTemplate.Domain.SpareParts;

namespace CleanTemplate.Domain.Tests.SpareParts;

public sealed class LivesOfPartSuppliers
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PartSupplier _partSupplier = PartSupplier.Create(PartSupplierId.New(Now), " First ", Now).Value;

    [Fact]
    public void A_new_one_says_so()
    {
        Assert.Equal(("First", Now), (_partSupplier.Name, _partSupplier.CreatedAt));
        Assert.Equal(new PartSupplierCreated(_partSupplier.Id, "First", Now), Assert.Single(_partSupplier.Events));
    }

    [Fact]
    public void A_new_name_says_what_it_was_before()
    {
        Assert.Null(_partSupplier.Rename(" Second ", Now).Error);

        Assert.Equal("Second", _partSupplier.Name);
        Assert.Equal(new PartSupplierRenamed(_partSupplier.Id, "First", "Second", Now), _partSupplier.Events[^1]);
    }

    [Fact]
    public void The_same_name_changes_nothing()
    {
        Assert.Null(_partSupplier.Rename("First", Now).Error);

        Assert.Single(_partSupplier.Events);
    }

    [Theory, InlineData(0), InlineData(PartSupplier.NameLength + 1)]
    public void A_name_has_limits(int length)
    {
        Assert.Equal(PartSupplierErrors.NameOutOfRange, PartSupplier.Create(PartSupplierId.New(Now), new('x', length), Now).Error);
        Assert.Equal(PartSupplierErrors.NameOutOfRange, _partSupplier.Rename(new('x', length), Now).Error);
        Assert.Equal("First", _partSupplier.Name);
    }

    [Fact]
    public void One_that_goes_says_so()
    {
        Assert.Null(_partSupplier.Delete(Now).Error);

        Assert.Equal(new PartSupplierDeleted(_partSupplier.Id, Now), _partSupplier.Events[^1]);
    }
}
