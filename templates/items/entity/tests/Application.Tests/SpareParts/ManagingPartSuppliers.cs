using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.SpareParts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.SpareParts;
using NSubstitute;

namespace CleanTemplate.Application.Tests.SpareParts;

public sealed class ManagingPartSuppliers
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly IPartSupplierRepository _repository = Substitute.For<IPartSupplierRepository>();
    private readonly IPartSupplierQueries _queries = Substitute.For<IPartSupplierQueries>();
    private readonly PartSupplier _first = PartSupplier.Create(PartSupplierId.New(Now), "First", Now).Value;

    public ManagingPartSuppliers() => _repository.Find(_first.Id, default).ReturnsForAnyArgs(call => call.Arg<PartSupplierId>() == _first.Id ? _first : null);

    [Fact]
    public async Task A_new_one_is_added()
    {
        var created = await new CreatePartSupplierHandler(_repository, TimeProvider.System).Handle(new("Second"), default);

        _repository.Received(1).Add(Arg.Is<PartSupplier>(added => added.Id == created.Value && added.Name == "Second"));
    }

    [Fact]
    public async Task One_is_replaced_and_deleted()
    {
        Assert.Null((await new ReplacePartSupplierHandler(_repository, TimeProvider.System).Handle(new(_first.Id, "Other", null), default)).Error);
        Assert.Null((await new DeletePartSupplierHandler(_repository, TimeProvider.System).Handle(new(_first.Id, null), default)).Error);

        Assert.Equal("Other", _first.Name);
        _repository.Received(1).Remove(_first);
    }

    [Fact]
    public async Task A_change_meant_for_another_version_is_refused()
    {
        const long Seen = 7;

        Assert.Equal(CommonErrors.Stale, (await new ReplacePartSupplierHandler(_repository, TimeProvider.System).Handle(new(_first.Id, "Other", Seen), default)).Error);
        Assert.Equal(CommonErrors.Stale, (await new DeletePartSupplierHandler(_repository, TimeProvider.System).Handle(new(_first.Id, Seen), default)).Error);

        Assert.Equal("First", _first.Name);
        _repository.DidNotReceiveWithAnyArgs().Remove(default!);
    }

    [Fact]
    public async Task One_that_is_not_there_is_not_found()
    {
        var unknown = PartSupplierId.New(Now);

        Assert.Equal(PartSupplierErrors.NotFound(unknown), (await new GetPartSupplierHandler(_queries).Handle(new(unknown), default)).Error);
        Assert.Equal(PartSupplierErrors.NotFound(unknown), (await new ReplacePartSupplierHandler(_repository, TimeProvider.System).Handle(new(unknown, "Other", null), default)).Error);
        Assert.Equal(PartSupplierErrors.NotFound(unknown), (await new DeletePartSupplierHandler(_repository, TimeProvider.System).Handle(new(unknown, null), default)).Error);
    }

    [Fact]
    public async Task Lists_answer_the_page_that_was_found()
    {
        ListPartSuppliers query = new(Sort: "-name");
        Page<PartSupplierDto> page = new([], Number: 1, Size: 20, TotalCount: 0);
        _queries.List(query, default).Returns(page);

        Assert.Same(page, (await new ListPartSuppliersHandler(_queries).Handle(query, default)).Value);
    }

    [Theory, InlineData("name,-createdAt", true), InlineData("weight", false), InlineData("name,-name", false)]
    public void Lists_are_sorted_by_known_fields_once_each(string sort, bool isValid) =>
        Assert.Equal(isValid, new ListPartSuppliersValidator().Validate(new ListPartSuppliers(sort)).IsValid);

    [Theory, InlineData(null), InlineData(" "), InlineData("two\nlines")]
    public void A_wrong_name_is_named(string? name)
    {
        Assert.Contains(new CreatePartSupplierValidator().Validate(new CreatePartSupplier(name!)).Errors, error => error.PropertyName == nameof(CreatePartSupplier.Name));
        Assert.Contains(new ReplacePartSupplierValidator().Validate(new ReplacePartSupplier(_first.Id, name!, null)).Errors, error => error.PropertyName == nameof(ReplacePartSupplier.Name));
    }
}
