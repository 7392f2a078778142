namespace PrismSlice.Tests.Containers;

[TestClass]
public sealed class ContainerTests
{
    private readonly IContainerProvider _container = new Scenario().Start();

    private IContainerRegistry Registry => (IContainerRegistry)_container;

    [TestMethod]
    public void Singleton_is_one_instance_for_all()
    {
        Registry.RegisterSingleton<IService, FirstService>();

        Assert.AreSame(_container.Resolve<IService>(), _container.Resolve<IService>());
        Assert.AreSame(_container.Resolve<IService>(), _container.Resolve<NeedsService>().Service);
    }

    [TestMethod]
    public void Singleton_is_made_once_when_many_threads_ask_for_it()
    {
        Slow.TakeMade();
        Registry.RegisterSingleton<IService, Slow>();

        IService[] services = [.. Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(4).Select(_ => _container.Resolve<IService>())];

        Assert.ContainsSingle(services.Distinct());
        Assert.AreEqual(1, Slow.TakeMade());
    }

    [TestMethod]
    public void Singleton_is_not_made_before_somebody_asks()
    {
        Slow.TakeMade();

        Registry.RegisterSingleton<IService, Slow>();

        Assert.AreEqual(0, Slow.TakeMade());
    }

    [TestMethod]
    public void Registered_instance_is_given_as_it_is()
    {
        FirstService instance = new();
        Registry.RegisterInstance<IService>(instance);

        Assert.AreSame(instance, _container.Resolve<IService>());
        Assert.AreSame(instance, _container.Resolve<NeedsService>().Service);
    }

    [TestMethod]
    public void Factory_gets_the_container_and_is_called_once()
    {
        int calls = 0;
        Registry.RegisterSingleton<IService, FirstService>();
        Registry.RegisterSingleton<NeedsService>(provider =>
        {
            calls++;
            return new NeedsService(provider.Resolve<IService>());
        });

        Assert.AreSame(_container.Resolve<NeedsService>(), _container.Resolve<NeedsConcrete>().Inner);
        Assert.AreSame(_container.Resolve<IService>(), _container.Resolve<NeedsService>().Service);
        Assert.AreEqual(1, calls);
    }

    [TestMethod]
    public void Registrations_are_taken_after_the_first_resolve()
    {
        Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<NeedsConcrete>());

        Registry.RegisterSingleton<IService, FirstService>();

        Assert.IsInstanceOfType<FirstService>(_container.Resolve<NeedsConcrete>().Inner.Service);
    }

    [TestMethod]
    public void Last_registration_holds_even_after_the_service_was_resolved()
    {
        Registry.RegisterSingleton<IService, FirstService>();
        Assert.IsInstanceOfType<FirstService>(_container.Resolve<NeedsService>().Service);

        Registry.RegisterSingleton<IService>(_ => new SecondService());

        Assert.IsInstanceOfType<SecondService>(_container.Resolve<IService>());
        Assert.IsInstanceOfType<SecondService>(_container.Resolve<NeedsService>().Service);
    }

    [TestMethod]
    public void Singletons_stay_when_more_is_registered()
    {
        Registry.RegisterSingleton<IService, FirstService>();
        IService before = _container.Resolve<IService>();

        Registry.RegisterSingleton<HasTwoConstructors, HasTwoConstructors>();

        Assert.AreSame(before, _container.Resolve<HasTwoConstructors>().Service);
    }

    [TestMethod]
    public void Concrete_class_that_nobody_registered_is_made_anew_each_time()
    {
        Registry.RegisterSingleton<IService, FirstService>();

        Assert.AreNotSame(_container.Resolve<NeedsConcrete>(), _container.Resolve<NeedsConcrete>());
    }

    [TestMethod]
    public void Class_that_was_made_unregistered_can_become_a_singleton()
    {
        _container.Resolve<FirstService>();

        Registry.RegisterSingleton<FirstService, FirstService>();

        Assert.AreSame(_container.Resolve<FirstService>(), _container.Resolve<FirstService>());
    }

    [TestMethod]
    public void Constructor_with_the_most_parameters_that_can_be_had_is_called()
    {
        Assert.IsNull(_container.Resolve<HasTwoConstructors>().Service);

        Registry.RegisterSingleton<IService, FirstService>();

        Assert.IsNotNull(_container.Resolve<HasTwoConstructors>().Service);
    }

    [TestMethod]
    public void Optional_parameter_is_given_where_it_can_be_had()
    {
        Assert.IsNull(_container.Resolve<HasOptional>().Service);

        Registry.RegisterSingleton<IService, FirstService>();

        Assert.IsNotNull(_container.Resolve<HasOptional>().Service);
    }

    [TestMethod]
    public void Lazy_and_function_of_a_service_are_given()
    {
        Registry.RegisterSingleton<IService, FirstService>();

        NeedsLater later = _container.Resolve<NeedsLater>();

        Assert.AreSame(_container.Resolve<IService>(), later.Lazy.Value);
        Assert.AreSame(_container.Resolve<IService>(), later.Func());
    }

    [TestMethod]
    public void Container_gives_itself()
    {
        NeedsContainer needs = _container.Resolve<NeedsContainer>();

        Assert.AreSame(_container, needs.Provider);
        Assert.AreSame(_container, needs.Extension);
    }

    [TestMethod]
    public void Registered_is_what_somebody_registered()
    {
        Assert.IsFalse(_container.IsRegistered<IService>());

        Registry.RegisterSingleton<IService, FirstService>();

        Assert.IsTrue(_container.IsRegistered<IService>());
        Assert.IsTrue(Registry.IsRegistered(typeof(IService)));
        Assert.IsTrue(_container.IsRegistered<IContainerProvider>());
    }

    [TestMethod]
    public void Class_that_nobody_registered_is_not_registered_though_it_can_be_made()
    {
        Assert.IsFalse(_container.IsRegistered<FirstService>());

        _container.Resolve<FirstService>();

        Assert.IsFalse(_container.IsRegistered<FirstService>());
    }

    [TestMethod]
    public void Service_that_cannot_be_made_is_named()
    {
        ContainerResolutionException exception = Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<IService>());

        Assert.AreEqual(typeof(IService), exception.ServiceType);
        Assert.Contains(typeof(IService).FullName!, exception.Message);
        Assert.IsNotNull(exception.InnerException);
    }

    [TestMethod]
    public void Class_that_needs_itself_is_refused() =>
        Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<Circular>());

    [TestMethod]
    public void Exception_of_a_constructor_is_kept()
    {
        ContainerResolutionException exception = Assert.ThrowsExactly<ContainerResolutionException>(() => _container.Resolve<Throwing>());

        Assert.IsInstanceOfType<InvalidOperationException>(exception.InnerException);
        Assert.AreEqual("The constructor's own fault.", exception.InnerException.Message);
    }
}
