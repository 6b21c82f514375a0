using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.SpareParts;

[RequirePermission(PartSupplierPermissions.Read)]
public sealed record ListPartSuppliers(string? Sort = null, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<PartSupplierDto>>, IPaged
{
    public static readonly IReadOnlyList<string> SortFields = ["name", "createdAt"];
}

internal sealed class ListPartSuppliersValidator : AbstractValidator<ListPartSuppliers>
{
    public ListPartSuppliersValidator()
    {
        this.AddPageRules();
        RuleFor(query => query.Sort).SortsBy(ListPartSuppliers.SortFields);
    }
}

internal sealed class ListPartSuppliersHandler(IPartSupplierQueries partSuppliers) : IQueryHandler<ListPartSuppliers, Page<PartSupplierDto>>
{
    public async Task<Result<Page<PartSupplierDto>>> Handle(ListPartSuppliers query, CancellationToken cancellationToken) =>
        await partSuppliers.List(query, cancellationToken);
}
