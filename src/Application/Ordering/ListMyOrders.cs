using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Ordering;

[SignedIn]
public sealed record ListMyOrders(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<OrderSummaryDto>>, IPaged;

internal sealed class ListMyOrdersValidator : AbstractValidator<ListMyOrders>
{
    public ListMyOrdersValidator() => this.AddPageRules();
}

internal sealed class ListMyOrdersHandler(IOrderQueries orders, ICurrentUser user) : IQueryHandler<ListMyOrders, Page<OrderSummaryDto>>
{
    public async Task<Result<Page<OrderSummaryDto>>> Handle(ListMyOrders query, CancellationToken cancellationToken) =>
        await orders.List(user.Id, query, cancellationToken);
}

[RequirePermission(OrderPermissions.ReadAll)]
public sealed record ListUserOrders(UserId User, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<OrderSummaryDto>>, IPaged;

internal sealed class ListUserOrdersValidator : AbstractValidator<ListUserOrders>
{
    public ListUserOrdersValidator() => this.AddPageRules();
}

internal sealed class ListUserOrdersHandler(IOrderQueries orders) : IQueryHandler<ListUserOrders, Page<OrderSummaryDto>>
{
    public async Task<Result<Page<OrderSummaryDto>>> Handle(ListUserOrders query, CancellationToken cancellationToken) =>
        await orders.List(query.User, query, cancellationToken);
}
