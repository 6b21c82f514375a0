using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Pipeline;
using CleanTemplate.Domain.Common;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Scrutor;

namespace CleanTemplate.Application;

public static class ApplicationServices
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddApplication() => services
            .AddRoles(ServiceLifetime.Scoped, RegistrationStrategy.Throw, typeof(ICommandHandler<,>), typeof(IQueryHandler<,>))
            .AddRoles(ServiceLifetime.Scoped, RegistrationStrategy.Append, typeof(IEventHandler<>))
            // Rules are costly to make and the same for every request. What needs the database is for a handler to find.
            .AddRoles(ServiceLifetime.Singleton, RegistrationStrategy.Append, typeof(IValidator<>))
            .AddStrategies()
            .Wrap(typeof(ICommandHandler<,>), outermostFirst: [typeof(TracedCommand<,>), typeof(AuthorizedCommand<,>),
                typeof(ValidatedCommand<,>), typeof(RetriedCommand<,>), typeof(TransactionalCommand<,>), typeof(IdempotentCommand<,>)])
            .Wrap(typeof(IQueryHandler<,>), outermostFirst: [typeof(TracedQuery<,>), typeof(AuthorizedQuery<,>), typeof(ValidatedQuery<,>)]);

        private IServiceCollection AddRoles(ServiceLifetime lifetime, RegistrationStrategy onClash, params Type[] roles) => services.Scan(scan => scan
            .FromAssemblies(typeof(ApplicationServices).Assembly)
            // A decorator has the role it decorates: without the filter the scan takes it for a handler. Handlers are internal: publicOnly.
            .AddClasses(types => types.AssignableToAny(roles).Where(type => !type.IsGenericTypeDefinition), publicOnly: false)
            .UsingRegistrationStrategy(onClash)
            .AsImplementedInterfaces(port => port.IsGenericType && roles.Contains(port.GetGenericTypeDefinition()))
            .WithLifetime(lifetime));

        private IServiceCollection AddStrategies() => services.Scan(scan => scan
            .FromAssemblies(typeof(IStrategy).Assembly)
            .AddClasses(types => types.AssignableTo<IStrategy>())
            .UsingRegistrationStrategy(RegistrationStrategy.Append)
            .AsImplementedInterfaces(port => port != typeof(IStrategy))
            .WithSingletonLifetime());

        // Scrutor puts the last decorator outermost. A port without handlers, in a new project, has nothing to decorate.
        private IServiceCollection Wrap(Type port, IEnumerable<Type> outermostFirst)
        {
            foreach (var decorator in outermostFirst.Reverse()) services.TryDecorate(port, decorator);
            return services;
        }
    }
}
