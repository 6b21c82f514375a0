using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Messaging;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

public sealed class ForgettingMessages
{
    [Theory, OnEveryDatabase]
    public async Task Messages_that_were_handled_more_than_thirty_days_ago_are_forgotten(TestDatabase database)
    {
        await using var own = await database.Create();
        var now = own.Clock.Now;
        await own.With(async (AppDbContext context) =>
        {
            for (var days = 29; days <= 31; days++) context.Add(MessageInboxEntry.Of(Guid.NewGuid(), $"{days}", now.AddDays(-days)));
            return await context.SaveChangesAsync();
        });
        await using var scope = own.NewScope();

        Assert.Equal("1 messages forgotten", await scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("message-inbox-cleanup").Run(now, default));

        Assert.Equal(["29", "30"], await own.With((AppDbContext context) => context.Set<MessageInboxEntry>().Select(entry => entry.Handler).Order().ToListAsync()));
    }
}
