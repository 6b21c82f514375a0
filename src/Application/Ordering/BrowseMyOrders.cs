using System.Text.Json;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using FluentValidation;

namespace CleanTemplate.Application.Ordering;

/// <summary>The user's own orders with their lines, from a cursor on.</summary>
[SignedIn]
public sealed record BrowseMyOrders(
    OrderStatus? Status = null,
    string Sort = "-placedAt",
    string? Cursor = null,
    int Limit = PageLimits.DefaultSize) : IQuery<CursorPage<OrderDto>>, ICursored
{
    public static readonly IReadOnlyList<string> SortFields = ["placedAt", "total"];
}

internal sealed class BrowseMyOrdersValidator : AbstractValidator<BrowseMyOrders>
{
    public BrowseMyOrdersValidator()
    {
        this.AddCursorRules();
        RuleFor(query => query.Sort).SortsByOne(BrowseMyOrders.SortFields);
        RuleFor(query => query.Status).IsInEnum()
            .WithMessage($"'{{PropertyName}}' is one of: {string.Join(", ", Enum.GetNames<OrderStatus>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
    }
}

internal sealed class BrowseMyOrdersHandler(IOrderQueries orders, ICurrentUser user) : IQueryHandler<BrowseMyOrders, CursorPage<OrderDto>>
{
    public Task<Result<CursorPage<OrderDto>>> Handle(BrowseMyOrders query, CancellationToken cancellationToken) =>
        orders.Browse(user.Id, query, cancellationToken);
}
