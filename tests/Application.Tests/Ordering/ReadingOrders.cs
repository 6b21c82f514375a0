using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Ordering;

/// <summary>Whose orders somebody gets to see: ownership is part of every query.</summary>
public sealed class ReadingOrders
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Reader = UserId.New(Now);
    private static readonly UserId Somebody = UserId.New(Now);

    private readonly IOrderQueries _orders = Substitute.For<IOrderQueries>();
    private readonly ICurrentUser _user = Substitute.For<ICurrentUser>();

    public ReadingOrders() => _user.Id.Returns(Reader);

    [Fact]
    public async Task A_customer_looks_among_their_own_orders()
    {
        var id = OrderId.New(Now);

        var answer = await new GetOrderHandler(_orders, _user).Handle(new(id), default);

        Assert.Equal(OrderErrors.NotFound(id), answer.Error);
        await _orders.Received(1).Find(id, Reader, default);
    }

    [Fact]
    public async Task Staff_look_among_everybodys_orders()
    {
        var id = OrderId.New(Now);
        _user.May(OrderPermissions.ReadAll).Returns(true);

        await new GetOrderHandler(_orders, _user).Handle(new(id), default);

        await _orders.Received(1).Find(id, null, default);
    }

    [Fact]
    public async Task My_orders_are_those_of_whoever_asks()
    {
        var page = OnePage();
        _orders.List(Reader, Arg.Any<IPaged>(), default).Returns(page);

        Assert.Same(page, (await new ListMyOrdersHandler(_orders, _user).Handle(new(), default)).Value);
    }

    [Fact]
    public async Task My_orders_from_a_cursor_on_are_those_of_whoever_asks()
    {
        BrowseMyOrders query = new();
        CursorPage<OrderDto> page = new([], Limit: 20, Next: null, Previous: null);
        _orders.Browse(Reader, query, default).Returns(page);

        Assert.Same(page, (await new BrowseMyOrdersHandler(_orders, _user).Handle(query, default)).Value);
    }

    [Fact]
    public async Task The_orders_of_a_user_are_that_users()
    {
        var page = OnePage();
        _orders.List(Somebody, Arg.Any<IPaged>(), default).Returns(page);

        Assert.Same(page, (await new ListUserOrdersHandler(_orders).Handle(new(Somebody), default)).Value);
    }

    private static Page<OrderSummaryDto> OnePage() => new([], Number: 1, Size: 20, TotalCount: 0);
}
